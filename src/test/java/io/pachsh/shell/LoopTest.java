package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Console;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import io.pachsh.session.NextLine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopTest {
  @TempDir private Path directory;
  private final Interrupts interrupts = new Interrupts();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final List<String> ran = new ArrayList<>();
  private final NextLine nextLine = new NextLine();
  private final Deque<String> replies = new ArrayDeque<>();
  private final Deque<Input> keys = new ArrayDeque<>();

  @Test
  void runsLinesUntilTheInputEndsAndAnswersTheLastStatus() {
    type("one", "  ", "fails");
    assertThat(run(() -> true)).isEqualTo(7);
    assertThat(ran).containsExactly("one", "fails");
    assertThat(said()).isEqualTo("banner\n");
  }

  @Test
  void leavesWhenACommandAsksForIt() {
    type("exit", "never");
    assertThat(run(() -> true)).isEqualTo(5);
    assertThat(ran).containsExactly("exit");
  }

  @Test
  void staysWhenTheFarewellSaysSo() {
    Deque<Boolean> replies = new ArrayDeque<>(List.of(false, true));
    type("exit", "one");
    run(replies::remove);
    assertThat(ran).containsExactly("exit", "one");
  }

  @Test
  void staysWhenTheFarewellFails() {
    Deque<Failure> failures =
        new ArrayDeque<>(List.of(new Failure(Exit.FAILED, "disk full", "df")));
    type("exit", "one");
    run(
        () -> {
          if (!failures.isEmpty()) {
            throw failures.remove();
          }
          return true;
        });
    assertThat(ran).containsExactly("exit", "one");
    assertThat(said()).isEqualTo("banner\ndisk full\ndf\n");
  }

  @Test
  void endsWhenTheTerminalHasGoneAndNobodyAnswers() {
    run(
        () -> {
          throw new Failure(Exit.USAGE, "nobody");
        });
    assertThat(said()).isEqualTo("banner\nnobody\nnobody\n");
  }

  @Test
  void runsAPastedBlockOneByOneUpToItsFirstFailure() {
    keys.add(new Input.Line("one\nfails\nlast", true));
    replies.add("yes");
    assertThat(run(() -> true)).isEqualTo(7);
    assertThat(ran).containsExactly("3 commands: run them?", "one", "fails");
    assertThat(said())
        .isEqualTo(
            "banner\nlocal > one\nlocal > fails\n1 of 3 commands was not run; 'edit' opens it.\n");
    assertThat(nextLine.borrow()).isEqualTo("last");
  }

  @Test
  void editsABlockBeforeItRunsAndDropsItWhenToldSo() {
    keys.add(new Input.Line("one\ntwo", true));
    replies.addAll(List.of("edit", "no"));
    run(() -> true);
    assertThat(ran).containsExactly("2 commands: run them?", "3 commands: run them?");
    assertThat(said()).endsWith("  one\n  two\n  more\nNothing was run; 'edit' opens it.\n");
    assertThat(nextLine.borrow()).isEqualTo("one\ntwo\nmore");
  }

  @Test
  void asksAboutWhatWasEditedEvenIfItIsOneCommand() {
    nextLine.propose("two");
    type("one");
    replies.add("yes");
    run(() -> true);
    assertThat(ran).containsExactly("one", "1 command: run it?", "two");
  }

  @Test
  void answersAnInterruptedCommandWith130() {
    type("interrupted");
    assertThat(run(() -> true)).isEqualTo(130);
    assertThat(ran).containsExactly("interrupted", "^C");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void saysHowToLeaveAfterCtrlCOnAnEmptyLine() {
    keys.add(new Input.Interrupt("half a li"));
    keys.add(new Input.Interrupt(""));
    assertThat(run(() -> true)).isEqualTo(130);
    assertThat(said()).isEqualTo("banner\nCtrl-D or 'exit' leaves.\n");
  }

  private void type(String... lines) {
    for (String line : lines) {
      keys.add(new Input.Line(line));
    }
  }

  private int run(LeaveQuestion leaveQuestion) {
    PrintStream out = new PrintStream(notes, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    return new Loop(
            new Loop.Person(new Screen(), new Keys(), interrupts, streams),
            new Commands(),
            () -> new PromptState("local", false, "", Optional.empty(), false, Theme.PLAIN),
            new Loop.Habits(
                new History(
                    new HistoryFile(directory.resolve("h"), 9),
                    new History.Retention(UnaryOperator.identity(), UnaryOperator.identity()),
                    streams::note),
                new Inputs.Blocks(nextLine, text -> text + "\nmore", () -> true)),
            leaveQuestion)
        .run(Lines.of("banner"));
  }

  private String said() {
    return notes.toString(StandardCharsets.UTF_8);
  }

  /** Commands by name, each with one outcome. */
  private final class Commands implements Engine {
    @Override
    public void tell(Failure failure) {
      notes.writeBytes(
          (failure.sentence() + "\n" + (failure.below().isEmpty() ? "" : failure.below() + "\n"))
              .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Outcome run(String text) {
      ran.add(text);
      if (text.equals("interrupted")) {
        interrupts.raise();
        throw new Interruption();
      }
      return text.equals("exit")
          ? new Outcome.Leave(5)
          : new Outcome.Ran(text.equals("fails") ? 7 : 0);
    }

    @Override
    public List<String> split(String text) {
      return text.lines().toList();
    }

    @Override
    public void interrupted() {
      ran.add("^C");
    }
  }

  /** Types the test's keys, then Ctrl-D for ever. */
  private final class Keys implements Keyboard {
    @Override
    public Input readLine(String prompt) {
      assertThat(prompt).isEqualTo("local > ");
      return keys.isEmpty() ? new Input.End() : keys.remove();
    }

    @Override
    public void remember(String line) {}
  }

  /** A screen on which the test has prepared the replies. */
  private final class Screen implements Console {
    @Override
    public boolean isInteractive() {
      return true;
    }

    @Override
    public Secret readSecret(String label) {
      throw new AssertionError(label);
    }

    @Override
    public String readLine(String label) {
      throw new AssertionError(label);
    }

    @Override
    public String choose(String question, List<String> answers) {
      ran.add(question);
      return replies.remove();
    }

    @Override
    public int width() {
      return 80;
    }

    @Override
    public int height() {
      return 24;
    }
  }
}
