package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three contexts with what a crashed session left, of which one is damaged. */
class RecoverTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @TempDir private Path directory;

  @BeforeEach
  void crash() {
    for (String name : NAMES) {
      run("config set context " + name + " --embedded; save");
    }
    StringBuilder script = new StringBuilder();
    for (String name : NAMES) {
      script.append("config set active-context ").append(name).append('\n');
      script.append("create project one; create project two; create project three\n");
    }
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new StackOverflowError();
          }
        };
    ScriptedRun.run(
        new ByteArrayInputStream((script + "echo end").getBytes(StandardCharsets.UTF_8)),
        new FilteredEnd(out),
        new ByteArrayOutputStream(),
        directory);
    NAMES.forEach(name -> assertThat(journal(name)).isNotEmptyFile());
  }

  /** Lets everything through to nowhere but the line that ends the session. */
  private static final class FilteredEnd extends OutputStream {
    private final OutputStream end;

    FilteredEnd(OutputStream end) {
      this.end = end;
    }

    @Override
    public void write(int b) {
      // Nobody reads it.
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (new String(bytes, offset, count, StandardCharsets.UTF_8).contains("end")) {
        end.write(0);
      }
    }
  }

  @Test
  void oneDamagedJournalDoesNotBlockTheOthers() throws Exception {
    byte[] damaged = flipBehind("b", "two");

    ScriptedRun recovered = ScriptedRun.of(directory, "-c", "recover; save");

    assertThat(recovered.status()).isZero();
    assertThat(recovered.out().lines())
        .contains("Brought back; 'save' keeps them:")
        .filteredOn(line -> line.startsWith("  "))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("  a: ").contains("one"),
            line -> assertThat(line).startsWith("  a: ").contains("two"),
            line -> assertThat(line).startsWith("  a: ").contains("three"),
            line -> assertThat(line).startsWith("  b: ").contains("one"),
            line -> assertThat(line).startsWith("  c: ").contains("one"),
            line -> assertThat(line).startsWith("  c: ").contains("two"),
            line -> assertThat(line).startsWith("  c: ").contains("three"));
    assertThat(recovered.err())
        .contains(
            "note: the journal of 'b' cannot be read to its end: damaged at offset ",
            "; the one change before that was brought back, and all of it is kept in ",
            "home/clusters/b/journal.damaged-");
    assertThat(aside("b")).hasSize(1);
    assertThat(Files.readAllBytes(aside("b").get(0))).isEqualTo(damaged);
    assertThat(aside("a")).isEmpty();
    assertThat(run("list project --context c")).contains("one", "two", "three");
    assertThat(run("list project --context b")).contains("one").doesNotContain("two", "three");
    run("create project four --context b; save");
  }

  @Test
  void aChosenContextIsRecoveredAlone() throws Exception {
    byte[] damaged = flipBehind("b", "two");

    assertThat(run("recover --context c; save")).contains("  c: ").doesNotContain("  a: ", "  b: ");

    assertThat(run("list project --context c")).contains("three");
    assertThat(Files.readAllBytes(journal("b"))).isEqualTo(damaged);
    assertThat(journal("a")).isNotEmptyFile();
    assertThat(ScriptedRun.of(directory, "--context", "a", "recover").status()).isZero();
    assertThat(run("list project --context a")).contains("three");
    assertThat(Files.readAllBytes(journal("b"))).isEqualTo(damaged);
  }

  @Test
  void revertPutsTheDamagedOneAsideAloneAndKeepsTheOthers() throws Exception {
    byte[] damaged = flipBehind("b", "two");
    byte[] good = Files.readAllBytes(journal("a"));

    assertThat(run("revert"))
        .contains("Forgot what a crashed session left in 'b'.", "was put aside: ")
        .contains("What it left in 'a', 'c' is still there: 'recover' brings it back");

    assertThat(Files.readAllBytes(aside("b").get(0))).isEqualTo(damaged);
    assertThat(Files.readAllBytes(journal("a"))).isEqualTo(good);
    assertThat(run("revert")).contains("left in 'a'.", "left in 'c'.");
    assertThat(run("recover")).isEqualTo("There is nothing to recover.\n");
  }

  @Test
  void revertLeavesWhatOtherContextsThanTheChosenOneHave() throws Exception {
    assertThat(run("revert --context a")).contains("left in 'a'.", "'b', 'c' is still there");

    assertThat(run("recover")).contains("  b: ", "  c: ").doesNotContain("  a: ");
  }

  @Test
  void anIncompleteLastRecordIsToldAndKept() throws Exception {
    byte[] whole = Files.readAllBytes(journal("b"));
    Files.write(journal("b"), Arrays.copyOf(whole, whole.length - 7));
    int last = new String(whole, StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;

    ScriptedRun recovered = ScriptedRun.of(directory, "-c", "recover");

    assertThat(recovered.out()).contains("  b: ").contains("two");
    assertThat(recovered.err())
        .contains(
            "ended in an incomplete record", (whole.length - 7 - last) + " bytes are kept in");
    assertThat(Files.readAllBytes(aside("b").get(0)))
        .isEqualTo(Arrays.copyOfRange(whole, last, whole.length - 7));
  }

  @Test
  void aFirstLineThatIsNotOursIsToldAndKept() throws Exception {
    for (String text : List.of("something else", "something else\n", "something\nelse\n")) {
      Files.writeString(journal("b"), text);
      ScriptedRun recovered =
          ScriptedRun.of(
              directory,
              "-c",
              "recover --context b; create project z" + text.length() + " --context b; save");

      assertThat(recovered.status()).as(recovered.err()).isZero();
      assertThat(recovered.err()).contains("note: the journal of 'b' ", " kept in ");
      Path kept = aside("b").get(aside("b").size() - 1);
      assertThat(kept).hasContent(text);
      Files.delete(kept);
    }
  }

  @Test
  void saysOnWhichContextThePersonIs() {
    String text = run("recover --context a; config set active-context c; save");
    assertThat(text).contains("Brought back").doesNotContain("You are on");

    text = run("recover");

    assertThat(text)
        .contains("You are on 'c': which context was active is not kept, nor are other unsaved")
        .contains("'config set active-context b' goes there.");
  }

  @Test
  void aJournalOfALaterVersionIsLeftAlone() throws Exception {
    byte[] header = newerHeader();
    Files.write(journal("b"), header);

    ScriptedRun recovered = ScriptedRun.of(directory, "-c", "recover --context b");

    assertThat(recovered.status()).isEqualTo(1);
    assertThat(recovered.err()).contains("journal: it was written by a newer pachsh");
    assertThat(Files.readAllBytes(journal("b"))).isEqualTo(header);
    assertThat(run("recover; save")).contains("  a: ", "  c: ", "Not brought back: ");
  }

  private static byte[] newerHeader() {
    byte[] json = "{\"format\":9,\"after\":0}".getBytes(StandardCharsets.US_ASCII);
    CRC32C crc = new CRC32C();
    crc.update(json);
    return "%08x %s\n"
        .formatted(crc.getValue(), new String(json, StandardCharsets.US_ASCII))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Flips a bit of a text in a journal; gives what the file holds then. */
  private byte[] flipBehind(String name, String text) throws IOException {
    byte[] bytes = Files.readAllBytes(journal(name));
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('"' + text + '"') + 1] ^= 1;
    Files.write(journal(name), bytes);
    return bytes;
  }

  private Path journal(String name) {
    return directory.resolve("home/clusters").resolve(name).resolve("journal");
  }

  private List<Path> aside(String name) throws IOException {
    try (Stream<Path> files = Files.list(journal(name).getParent())) {
      return files
          .filter(file -> file.getFileName().toString().contains("journal."))
          .sorted()
          .toList();
    }
  }

  private String run(String commands) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", commands);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }
}
