package io.pachsh.cli.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.failure.Interruption;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import io.pachsh.tutorial.TutorialPage;
import io.pachsh.tutorial.Tutorials;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk in a room whose commands do as they are told: how it takes their ends. */
class InteractiveRunTest {
  private static final TutorialPage PAGE = Tutorials.page("first-steps");
  private static final String WHO = "auth whoami";
  private static final String ACTIVATE =
      "auth activate --initial-admin=robot:admin -q > admin.token";
  private static final String NOT_ACTIVATED =
      "1 the auth service is not activated: see 'auth activate'";

  @TempDir private Path directory;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Deque<Input> typed = new ArrayDeque<>();
  private final Deque<String> ends = new ArrayDeque<>();
  private final List<String> happened = new ArrayList<>();
  private final List<String> remembered = new ArrayList<>();
  private Bookmarks bookmarks;

  @BeforeEach
  void findBookmarks() {
    bookmarks = new Bookmarks(directory.resolve("walkthroughs"));
  }

  @Test
  void ctrlCInAStepOrACommandStaysWhereItIs() throws Exception {
    type("", "mine", "");
    ends("interrupted", "interrupted", NOT_ACTIVATED);
    walk(0);
    assertThat(text()).contains("Interrupted. Enter runs it again");
    assertThat(happened).containsExactly("open", "auth whoami", "mine", "auth whoami", "close");
    assertThat(bookmarks.of("first-steps")).contains(new Bookmark("first-steps", 1, Set.of()));
  }

  @Test
  void ctrlCThatCameAsAStepEndedIsNoFailureOfTheStep() throws Exception {
    type("");
    ends("cancelled");
    walk(0);
    assertThat(text()).contains("Interrupted. Enter runs it again").doesNotContain("did not end");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aStepOrACommandThatLeavesEndsTheWalk() throws Exception {
    type("exit 3", "never");
    ends("leave");
    walk(0);
    assertThat(happened).containsExactly("open", "exit 3", "close");
    typed.clear();
    type("", "never");
    ends("leave");
    walk(0);
    assertThat(happened).doesNotContain("never");
  }

  @Test
  void goingBackTakesANewRoomAndRunsWhatWasNotSkipped() throws Exception {
    type("back");
    ends(
        NOT_ACTIVATED, "", "0 You are \"robot:admin\" You are an administrator", NOT_ACTIVATED, "");
    walk(4, 1);
    assertThat(happened)
        .containsExactly("open", WHO, ACTIVATE, WHO, "close", "open", WHO, ACTIVATE, "close");
    assertThat(text()).doesNotContain("This time");
  }

  @Test
  void aStepThatEndsOtherwiseThanLastTimeIsWhereItGoesOn() throws Exception {
    type("skip");
    ends(NOT_ACTIVATED, "3 denied");
    walk(4, 1);
    assertThat(happened).containsExactly("open", WHO, ACTIVATE, "close");
    assertThat(text()).contains("This time step 3 of 10 does not end as it should");
    assertThat(bookmarks.of("first-steps")).contains(new Bookmark("first-steps", 3, Set.of(1, 2)));
  }

  @Test
  void aPlaceThatCannotBeKeptIsSaidOnceAndTheWalkGoesOn() throws Exception {
    Files.writeString(directory.resolve("file"), "");
    bookmarks = new Bookmarks(directory.resolve("file/walkthroughs"));
    type("skip", "skip", "skip");
    walk(0);
    assertThat(text()).containsOnlyOnce("cannot be read").contains("Nothing on the screen means");
  }

  @Test
  void whatTheReaderTypesTakesTheStep() throws Exception {
    type("auth  whoami ", "auth whoami -o json", "skip");
    ends(NOT_ACTIVATED);
    walk(0);
    assertThat(happened).containsExactly("open", WHO, "auth whoami -o json", "close");
    assertThat(remembered).containsExactly("auth  whoami ");
    assertThat(bookmarks.of("first-steps")).contains(new Bookmark("first-steps", 2, Set.of(1)));
  }

  @Test
  void aStepOfManyCommandsIsTypedOneByOneAndEnterRunsTheRest() throws Exception {
    TutorialPage page = Tutorials.page("roles");
    int many = 0;
    while (page.steps().get(many).commands().strip().lines().count() < 3) {
      many++;
    }
    List<String> lines = page.steps().get(many).commands().strip().lines().toList();
    StepTaking taking =
        new StepTaking(new Room(), page.steps().get(many), StepTaking.nobody(), quiet(), quiet());
    assertThat(taking.isNext(lines.get(1))).isFalse();
    assertThat(taking.typed(lines.get(0))).isEqualTo(new StepTaking.Result.Part());
    assertThat(taking.isNext(lines.get(0))).isFalse();
    assertThat(taking.typed(lines.get(1))).isEqualTo(new StepTaking.Result.Part());
    taking.all();
    assertThat(happened.subList(1, 4))
        .containsExactly(
            lines.get(0), lines.get(1), String.join("\n", lines.subList(2, lines.size())));
    taking.all();
    assertThat(happened).last().isEqualTo(page.steps().get(many).commands());
  }

  private static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private void type(String... lines) {
    for (String line : lines) {
      typed.add(new Input.Line(line));
    }
  }

  /**
   * How the next commands end: a status and a text that they print, {@code interrupted}, {@code
   * cancelled} by Ctrl-C while they wait for somebody, or {@code leave}; well when nothing is said.
   */
  private void ends(String... words) {
    ends.addAll(List.of(words));
  }

  private void walk(int step, Integer... skipped) {
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    PageView view = new PageView(out, new TutorialCommands.Look(() -> 80, () -> Theme.PLAIN));
    try (InteractiveRun interactiveRun =
        new InteractiveRun(PAGE, Room::new, bookmarks, view, streams)) {
      interactiveRun.from(new Bookmark("first-steps", step, Set.of(skipped)));
    }
  }

  private String text() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private final class Room implements Sandbox {
    Room() {
      happened.add("open");
    }

    @Override
    public OptionalInt run(String commands, Streams streams) {
      happened.add(commands);
      String end = ends.isEmpty() ? "" : ends.remove();
      if (end.equals("interrupted")) {
        throw new Interruption();
      } else if (end.equals("cancelled")) {
        Thread.currentThread().interrupt();
        return OptionalInt.of(3);
      } else if (end.equals("leave")) {
        return OptionalInt.empty();
      } else if (end.isEmpty()) {
        return OptionalInt.of(0);
      }
      streams.err().println(end.substring(2));
      return OptionalInt.of(Character.digit(end.charAt(0), 10));
    }

    @Override
    public OptionalInt typed(Input.Line line, String prompt) {
      PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
      return run(line.text(), new Streams(InputStream.nullInputStream(), true, out, out));
    }

    @Override
    public Keyboard keyboard() {
      return new Keyboard() {
        @Override
        public Input readLine(String prompt) {
          return typed.isEmpty() ? new Input.End() : typed.remove();
        }

        @Override
        public void remember(String line) {
          remembered.add(line);
        }
      };
    }

    @Override
    public void close() {
      happened.add("close");
    }
  }
}
