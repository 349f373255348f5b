package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final Recall recall = new Recall();

  @Test
  void dropsHereDocumentBodies() {
    assertThat(kept("cat <<EOF\nsecret\nEOF\necho after")).isEqualTo("cat <<EOF\necho after");
    assertThat(kept("a <<-'E O' <<B\n1\n\tE O\n2\nB\nc")).isEqualTo("a <<-'E O' <<B\nc");
    assertThat(kept("a <<\"EOF\" | b\nsecret\n EOF\nsecret")).isEqualTo("a <<\"EOF\" | b");
    assertThat(kept("x=\"$(a <<\\EOF\nsecret\nEOF\n)\"")).isEqualTo("x=\"$(a <<\\EOF\n)\"");
    assertThat(kept("a <<EOF;\r\nsecret\r\nEOF\r\nb")).doesNotContain("secret");
  }

  @Test
  void masksAssignmentsToNamesOfSecrets() {
    assertThat(kept("OKTA_CLIENT_SECRET=abc")).isEqualTo("OKTA_CLIENT_SECRET=•••");
    assertThat(kept("export token='a b' && echo $token"))
        .isEqualTo("export token=••• && echo $token");
    assertThat(kept("MY_PASSWORDS=\"a;b $(echo \"x y\")\"; c")).isEqualTo("MY_PASSWORDS=•••; c");
    assertThat(kept("TOKEN=$(auth get \"a)b\" c) d")).isEqualTo("TOKEN=••• d");
    assertThat(kept("TOKEN='two\nlines' x")).isEqualTo("TOKEN=••• x");
    assertThat(kept("echo ${TOKEN:-fallback} x")).isEqualTo("echo ${TOKEN:-•••} x");
    assertThat(kept("run --client-secret=abc")).isEqualTo("run --client-secret=•••");
    assertThat(kept("TOKEN=")).isEqualTo("TOKEN=");
    assertThat(kept("NAME=value TOKENS")).isEqualTo("NAME=value TOKENS");
  }

  @Test
  void showsTheFilterTheWholeInput() {
    History history =
        history(text -> Optional.of(text.contains("\nbody\n") ? "kept TOKEN=x" : "never"));
    history.add("a <<E\nbody\nE", recall);
    assertThat(recall.lines).containsExactly("kept TOKEN=•••");
  }

  @Test
  void keepsNeitherBlanksNorRepetitionsNorWhatBeginsWithABlank() {
    History history = history(Optional::of);
    for (String text : List.of("", "  ", "a", "a", " hidden", "b\n", "a")) {
      history.add(text, recall);
    }
    assertThat(history.entries()).containsExactly("a", "b", "a").isEqualTo(recall.lines);
  }

  @Test
  void bringsBackLinesAndBackslashesAsTheyWere() {
    history(Optional::of).add("a 'b\\n\nc' \\", recall);
    History next = history(Optional::of);
    next.recallOn(recall);
    next.add("a 'b\\n\nc' \\", recall);
    assertThat(next.entries()).containsExactly("a 'b\\n\nc' \\");
  }

  @Test
  void isThereForItsOwnerAlone() throws IOException {
    history(Optional::of).add("a", recall);
    Path file = directory.resolve("state/history");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    history(Optional::of).add("b", recall);
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void keepsTheEntriesOfParallelSessions() {
    History one = history(Optional::of);
    History other = history(Optional::of);
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
  void saysOnceThatTheFileDoesNotWorkAndGoesOn() throws IOException {
    Files.createDirectories(directory.resolve("state/history"));
    History history = history(Optional::of);
    history.recallOn(recall);
    history.add("a", recall);
    history.add("b", recall);
    assertThat(recall.lines).containsExactly("a", "b");
    assertThat(notes.toString(StandardCharsets.UTF_8))
        .startsWith("note: the history ")
        .hasLineCount(1);
  }

  private String kept(String text) {
    Recall fresh = new Recall();
    history(Optional::of).add(text, fresh);
    return String.join("", fresh.lines);
  }

  private History history(HistoryFilter filter) {
    return new History(
        new HistoryFile(directory.resolve("state/history"), 100),
        filter,
        new PrintStream(notes, true, StandardCharsets.UTF_8));
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
