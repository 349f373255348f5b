package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.failure.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();
  private final Recall recall = new Recall();

  @Test
  void keepsWhatMayBeShownOfAnInput() {
    History history = history(text -> text.contains("s3cret") ? "" : text.toUpperCase(Locale.ROOT));
    add(history, "a");
    add(history, "a s3cret");
    assertThat(recall.lines).containsExactly("A");
    assertThat(history.entries()).containsExactly("A");
  }

  @Test
  void keepsNeitherBlanksNorRepetitionsNorWhatBeginsWithABlank() {
    History history = history(UnaryOperator.identity());
    for (String text : List.of("", "  ", "a", "a", " hidden", "b\n", "a")) {
      add(history, text);
    }
    assertThat(history.entries()).containsExactly("a", "b", "a").isEqualTo(recall.lines);
  }

  @Test
  void bringsBackLinesAndBackslashesAsTheyWere() {
    add(history(UnaryOperator.identity()), "a 'b\\n\nc' \\");
    History next = history(UnaryOperator.identity());
    next.recallOn(recall);
    add(next, "a 'b\\n\nc' \\");
    assertThat(next.entries()).containsExactly("a 'b\\n\nc' \\");
  }

  @Test
  void bringsALineBackWholeThatWasWrittenWrongly() {
    History history = history(text -> text.split(" ")[0]);
    run(history, "atuh use s3cret", Exit.USAGE);
    run(history, "auth use s3cret", Exit.DENIED);
    run(history, " auht use s3cret", Exit.USAGE);
    assertThat(recall.lines).containsExactly("atuh use s3cret", "auth");
    assertThat(history.entries()).containsExactly("atuh", "auth");
  }

  @Test
  void suggestsNoLineThatFailedTheLastTimeInWhicheverSession() {
    History history = history(UnaryOperator.identity());
    run(history, "good", Exit.OK);
    run(history, "no", Exit.NO);
    run(history, "auth use •••", Exit.OK);
    for (Exit exit : List.of(Exit.FAILED, Exit.USAGE, Exit.DENIED, Exit.INTERRUPTED)) {
      run(history, exit + " bad", exit);
    }
    run(history, "mended", Exit.FAILED);
    run(history, "mended", Exit.OK);
    run(history, "broken", Exit.OK);
    run(history, "broken", Exit.FAILED);
    assertThat(recall.suggested).containsExactly("good", "no", "mended");

    recall.suggested.clear();
    History next = history(UnaryOperator.identity());
    next.recallOn(recall);
    assertThat(recall.suggested).containsExactly("good", "no", "mended");
    assertThat(next.entries()).contains("broken", "mended").doesNotContain("", "fbroken");
    run(next, "broken", Exit.OK);
    assertThat(recall.suggested).endsWith("broken");
  }

  @Test
  void aLineOfSomebodyElseIsNoMark() throws IOException {
    Path path = directory.resolve("short");
    Files.writeString(path, "auth whoami\n\\find x\n\\w\n\\fauth whoami\n");
    assertThat(new HistoryFile(path, 100).read())
        .containsExactly(
            new HistoryFile.Entry("auth whoami", true),
            new HistoryFile.Entry("find x", false),
            new HistoryFile.Entry("w", false));
  }

  @Test
  void aMarkGoesWithItsEntry() throws IOException {
    Path path = directory.resolve("short");
    HistoryFile file = new HistoryFile(path, 2);
    file.append("bad");
    file.mark("bad", true);
    file.append("good");
    file.append("worse");
    file.mark("worse", true);
    file.append("last");
    assertThat(file.read())
        .containsExactly(
            new HistoryFile.Entry("worse", true), new HistoryFile.Entry("last", false));
    assertThat(new HistoryFile(path, 100).read())
        .extracting(HistoryFile.Entry::text)
        .containsSubsequence("worse", "last")
        .allMatch(text -> List.of("bad", "good", "worse", "last").contains(text));
  }

  /** What a line made known is masked where it is recalled; the file has what was kept of it. */
  @Test
  void marksTheLineThatIsInTheFile() {
    List<String> secrets = new ArrayList<>();
    History history =
        history(text -> secrets.stream().reduce(text, (all, it) -> all.replace(it, "•••")));
    history.begin("echo hush");
    secrets.add("hush");
    history.end("echo hush", Exit.FAILED.status(), recall);
    assertThat(recall.lines).containsExactly("echo •••");
    assertThat(history.entries()).containsExactly("echo hush");
  }

  @Test
  void isThereForItsOwnerAlone() throws IOException {
    add(history(UnaryOperator.identity()), "a");
    Path file = directory.resolve("state/history");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    add(history(UnaryOperator.identity()), "b");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void keepsTheEntriesOfParallelSessions() {
    History one = history(UnaryOperator.identity());
    History other = history(UnaryOperator.identity());
    add(one, "1");
    add(other, "2");
    add(one, "3");
    assertThat(other.entries()).containsExactly("1", "2", "3");
  }

  @Test
  void forgetsTheOldest() throws IOException {
    HistoryFile file = new HistoryFile(directory.resolve("short"), 3);
    for (int i = 0; i < 20; i++) {
      file.append("entry " + i);
    }
    assertThat(file.read())
        .extracting(HistoryFile.Entry::text)
        .containsExactly("entry 17", "entry 18", "entry 19");
    assertThat(Files.readAllLines(directory.resolve("short"))).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void appendsWithoutLookingAtWhatIsThere() throws IOException {
    Path path = directory.resolve("short");
    HistoryFile file = new HistoryFile(path, 3);
    file.append("mine");
    Files.writeString(path, "theirs\n".repeat(6));
    file.append("mine again");
    assertThat(Files.readAllLines(path)).hasSize(7).endsWith("mine again");
  }

  @Test
  void staysShortOverManySessions() throws IOException {
    Path path = directory.resolve("short");
    for (int i = 0; i < 20; i++) {
      HistoryFile session = new HistoryFile(path, 3);
      session.read();
      session.append("entry " + i);
    }
    assertThat(Files.readAllLines(path)).hasSizeLessThanOrEqualTo(6).endsWith("entry 19");
  }

  @Test
  void saysOnceThatTheFileDoesNotWorkAndGoesOn() throws IOException {
    Files.createDirectories(directory.resolve("state/history"));
    History history = history(UnaryOperator.identity());
    history.recallOn(recall);
    add(history, "a");
    add(history, "b");
    assertThat(recall.lines).containsExactly("a", "b");
    assertThat(notes).singleElement().asString().startsWith("the history ");
  }

  private History history(UnaryOperator<String> shown) {
    return new History(
        new HistoryFile(directory.resolve("state/history"), 100),
        new History.Retention(shown, UnaryOperator.identity()),
        notes::add);
  }

  private void add(History history, String text) {
    run(history, text, Exit.OK);
  }

  private void run(History history, String text, Exit exit) {
    history.begin(text);
    history.end(text, exit.status(), recall);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** A keyboard that only remembers. */
  private static final class Recall implements Keyboard {
    private final List<String> lines = new ArrayList<>();
    private final List<String> suggested = new ArrayList<>();

    @Override
    public Input readLine(String prompt) {
      return new Input.End();
    }

    @Override
    public void remember(String line) {
      lines.add(line);
    }

    @Override
    public void suggest(String line, boolean wanted) {
      suggested.remove(line);
      if (wanted) {
        suggested.add(line);
      }
    }
  }
}
