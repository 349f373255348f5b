package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JLineConsoleTest {
  private static final Terminals PERSON = Terminals.told("012");
  private static final Terminals NOBODY = Terminals.told("2");
  private static final Syntax ANY = text -> new Syntax.Result.Complete();

  private final TypingPerson person = new TypingPerson();

  @ParameterizedTest
  @ValueSource(strings = {"ansi", "dumb"})
  void readsLinesUntilTheEnd(String type) {
    person.on("> ", "one\r").on("> ", "two\r");
    try (JLineConsole console = console(type)) {
      Keyboard keyboard = console.keyboard(ANY, (text, cursor) -> CompletionResult.none(cursor));
      assertThat(keyboard.readLine("100% > ")).isEqualTo(new Input.Line("one"));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("two"));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.End());
    }
    assertThat(person.screen()).contains("100% > ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansi", "dumb"})
  void asksOnUnderTheNameOfWhatIsOpen(String type) {
    Syntax untilEnd =
        text ->
            text.endsWith("END") ? new Syntax.Result.Complete() : new Syntax.Result.Open("heredoc");
    person.on("> ", "one\r").on("heredoc> ", "END\r");
    try (JLineConsole console = console(type)) {
      assertThat(
              console
                  .keyboard(untilEnd, (text, cursor) -> CompletionResult.none(cursor))
                  .readLine("> "))
          .isEqualTo(new Input.Line("one\nEND"));
    }
  }

  /** As when a completion's first contact with a cluster brings a notice. */
  @Test
  void keepsANoticeOutOfTheLineThatIsEdited() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    List<String> seen = new ArrayList<>();
    person.on("> ", "on").on("on", "e\r");
    try (JLineConsole console = console("ansi")) {
      PrintStream notes =
          new PrintStream(console.betweenLines(screen), true, StandardCharsets.UTF_8);
      Completions telling =
          new Completions() {
            @Override
            public CompletionResult complete(String text, int cursor) {
              return CompletionResult.none(cursor);
            }

            @Override
            public void begin() {
              notes.println("note: prod is old");
              seen.add(screen.toString(StandardCharsets.UTF_8));
            }
          };
      assertThat(console.keyboard(ANY, telling).readLine("> ")).isEqualTo(new Input.Line("one"));
      notes.println("later");
    }
    assertThat(seen).containsExactly("");
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("note: prod is old\nlater\n");
  }

  @Test
  void takesABracketedPasteAsOneLine() {
    person.on("> ", "\u001b[200~one\rtwo\t!!\r\u001b[201~\r");
    try (JLineConsole console = console("ansi")) {
      assertThat(
              console.keyboard(ANY, (text, cursor) -> CompletionResult.none(cursor)).readLine("> "))
          .isEqualTo(new Input.Line("one\ntwo\t!!", true));
    }
  }

  @Test
  void entersAPasteOfSeveralCommandsByItself() {
    person.on("> ", "\u001b[200~one\rtwo\r\u001b[201~");
    try (JLineConsole console = console("ansi")) {
      assertThat(
              console
                  .keyboard(new Typed(), (text, cursor) -> CompletionResult.none(cursor))
                  .readLine("> "))
          .isEqualTo(new Input.Line("one\ntwo", true));
    }
  }

  @Test
  void holdsALineWithAFaultUpOnce() {
    person.on("> ", "broken\r").on("mend it", "\r").on("> ", "broken\r").on("mend it", "!\r");
    try (JLineConsole console = console("ansi")) {
      Keyboard keyboard =
          console.keyboard(new Typed(), (text, cursor) -> CompletionResult.none(cursor));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("broken"));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("broken!"));
    }
  }

  @ParameterizedTest
  @CsvSource({"DARK,true", "PLAIN,false"})
  void coloursWhatIsTypedWhereColoursAreWanted(Theme theme, boolean coloured) {
    person.on("> ", "\u001b[200~red\u001b[201~\r");
    try (JLineConsole console = console("xterm-256color")) {
      Keyboard keyboard =
          console.keyboard(new Typed(), (text, cursor) -> CompletionResult.none(cursor));
      keyboard.follow(new EditingPreferences(() -> theme, () -> Keys.EMACS, () -> false));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("red"));
    }
    assertThat(person.screen().contains("\u001b[31;1mred")).isEqualTo(coloured);
  }

  @Test
  void editsWithTheKeysOfVi() {
    person.on("> ", "word\u001b").on("", "0iX\r");
    try (JLineConsole console = console("ansi")) {
      Keyboard keyboard = console.keyboard(ANY, (text, cursor) -> CompletionResult.none(cursor));
      keyboard.follow(new EditingPreferences(() -> Theme.PLAIN, () -> Keys.VI, () -> false));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("Xword"));
    }
  }

  @Test
  void takesABangForWhatItIs() {
    person.on("> ", "!!\r");
    try (JLineConsole console = console("ansi")) {
      Keyboard keyboard = console.keyboard(ANY, (text, cursor) -> CompletionResult.none(cursor));
      keyboard.remember("first");
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("!!"));
    }
  }

  @Test
  void completesAndSurvivesACompletionThatFails() {
    person.on("> ", "au\t").on("auth ", "\r").on("> ", "x\t\r");
    Completions completions =
        (text, cursor) -> {
          if (text.equals("x")) {
            throw new IllegalStateException("on purpose");
          }
          return new CompletionResult(
              0,
              cursor,
              List.of(Suggestion.of("auth", ""), Suggestion.of("au\u001b[31m", "hostile")));
        };
    try (JLineConsole console = console("ansi")) {
      Keyboard keyboard = console.keyboard(ANY, completions);
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("auth "));
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("x"));
    }
    assertThat(person.screen()).doesNotContain("[31m", "on purpose");
  }

  @Test
  void neitherShowsNorRecallsASecret() {
    person.on("Token: ", "hunter2\r").on("> ", "\u001b[A").on("first", "\r");
    try (JLineConsole console = console("ansi")) {
      assertThat(console.readSecret("Token").reveal()).isEqualTo("hunter2");
      Keyboard keyboard = console.keyboard(ANY, (text, cursor) -> CompletionResult.none(cursor));
      keyboard.remember("first");
      assertThat(keyboard.readLine("> ")).isEqualTo(new Input.Line("first"));
    }
    assertThat(person.screen()).doesNotContain("hunter2").doesNotContain("*");
  }

  @Test
  void asksUntilItUnderstandsTheAnswer() {
    person.on("[save/discard] ", "perhaps\r").on("[save/discard] ", "d\r");
    try (JLineConsole console = console("ansi")) {
      assertThat(console.choose("Leave?", List.of("save", "discard"))).isEqualTo("discard");
    }
    assertThat(person.screen()).contains("Please answer save or discard.");
  }

  @Test
  void tellsWhichQuestionWasInterrupted() {
    person.on("[save/discard] ", "\u0003");
    try (JLineConsole console = console("ansi")) {
      assertThatThrownBy(() -> console.choose("Leave?", List.of("save", "discard")))
          .isInstanceOf(Interruption.class)
          .hasMessage("Interrupted: \"Leave?\" got no answer.");
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void asksNobodyWithoutATerminalAndDoesNotOpenOne() {
    JLineConsole console =
        new JLineConsole(
            NOBODY,
            new Interrupts(),
            () -> {
              throw new AssertionError("opened");
            });
    assertThatThrownBy(() -> console.readSecret("Token"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exit()).isEqualTo(Exit.USAGE));
    assertThat(console.isInteractive()).isFalse();
    assertThat(console.width()).isEqualTo(80);
    console.close();
  }

  /** A language in which each line is a command, 'broken' has a fault and everything is red. */
  private static final class Typed implements Syntax {
    @Override
    public Result check(String text) {
      return new Result.Complete();
    }

    @Override
    public List<Span> spans(String text, int cursor) {
      return List.of(new Span(0, text.length(), Style.ERROR));
    }

    @Override
    public Optional<String> complaint(String text) {
      return text.equals("broken") ? Optional.of("mend it") : Optional.empty();
    }

    @Override
    public int commands(String text) {
      return (int) text.lines().count();
    }
  }

  private JLineConsole console(String type) {
    return new JLineConsole(PERSON, new Interrupts(), () -> person.terminal(type));
  }
}
