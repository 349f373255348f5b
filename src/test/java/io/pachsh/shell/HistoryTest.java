package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
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
    history.add("a", recall);
    history.add("a s3cret", recall);
    assertThat(recall.lines).containsExactly("A");
    assertThat(history.entries()).containsExactly("A");
  }

  @Test
  void keepsNeitherBlanksNorRepetitionsNorWhatBeginsWithABlank() {
    History history = history(UnaryOperator.identity());
    for (String text : List.of("", "  ", "a", "a", " hidden", "b\n", "a")) {
      history.add(text, recall);
    }
    assertThat(history.entries()).containsExactly("a", "b", "a").isEqualTo(recall.lines);
  }

  @Test
  void bringsBackLinesAndBackslashesAsTheyWere() {
    history(UnaryOperator.identity()).add("a 'b\\n\nc' \\", recall);
    History next = history(UnaryOperator.identity());
    next.recallOn(recall);
    next.add("a 'b\\n\nc' \\", recall);
    assertThat(next.entries()).containsExactly("a 'b\\n\nc' \\");
  }

  @Test
  void isThereForItsOwnerAlone() throws IOException {
    history(UnaryOperator.identity()).add("a", recall);
    Path file = directory.resolve("state/history");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    history(UnaryOperator.identity()).add("b", recall);
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void keepsTheEntriesOfParallelSessions() {
    History one = history(UnaryOperator.identity());
    History other = history(UnaryOperator.identity());
    one.add("1", recall);
    other.add("2", recall);
    one.add("3", recall);
    assertThat(other.entries()).containsExactly("1", "2", "3");
  }

  @Test
  void forgetsTheOldest() throws IOException {
    HistoryFile file = new HistoryFile(directory.resolve("short"), 3);
    for (int i = 0; i < 20; i++) {
      file.append("entry " + i);
    }
    assertThat(file.read()).containsExactly("entry 17", "entry 18", "entry 19");
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
    history.add("a", recall);
    history.add("b", recall);
    assertThat(recall.lines).containsExactly("a", "b");
    assertThat(notes).singleElement().asString().startsWith("the history ");
  }

  private History history(UnaryOperator<String> shown) {
    return new History(new HistoryFile(directory.resolve("state/history"), 100), shown, notes::add);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** A keyboard that only remembers. */
  private static final class Recall implements Keyboard {
    private final List<String> lines = new ArrayList<>();

    @Override
    public Input readLine(String prompt) {
      return new Input.End();
    }

    @Override
    public void remember(String line) {
      lines.add(line);
    }
  }
}
