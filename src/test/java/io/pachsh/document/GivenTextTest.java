package io.pachsh.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are handed over: taken as they are, or refused in a sentence. */
class GivenTextTest {
  private static final int MOST = 64 << 10;
  private static final GivenText GIVEN = new GivenText("letter", MOST, "Write one.");

  @TempDir Path directory;

  private static Streams streams(InputStream in, boolean atTerminal) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return new Streams(in, atTerminal, nowhere, nowhere);
  }

  private static String read(byte[] bytes) {
    return GIVEN.read(streams(new ByteArrayInputStream(bytes), false));
  }

  private static Failure refused(Supplier<String> reading) {
    Failure failure = catchThrowableOfType(Failure.class, reading::get);
    assertThat(failure).as("nothing was refused").isNotNull();
    return failure;
  }

  private static void assertRefused(byte[] bytes, String sentence, String hint) {
    Failure failure = refused(() -> read(bytes));
    assertThat(failure.sentence()).isEqualTo(sentence);
    assertThat(failure.hint().orElse("")).contains(hint);
    assertThat(failure.exit()).isEqualTo(Exit.FAILED);
  }

  @Test
  void takesTextVerbatim() {
    String text = "\uFEFFjürgen\r\n\u2003 \uD83D\uDE00 \uFFFD\n\n";
    assertThat(read(text.getBytes(UTF_8))).isEqualTo(text);
    assertThat(read(new byte[0])).isEmpty();
  }

  @Test
  void takesTextThatComesByteByByte() {
    byte[] bytes = "jürgen 😀\n".repeat(2000).getBytes(UTF_8);
    InputStream slow =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
          }

          @Override
          public int read(byte[] into, int from, int count) {
            int next = read();
            if (next < 0) {
              return -1;
            }
            into[from] = (byte) next;
            return 1;
          }
        };
    assertThat(GIVEN.read(streams(slow, false))).isEqualTo(new String(bytes, UTF_8));
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    assertRefused(
        "a: 1\nb: jürgen\n".getBytes(ISO_8859_1),
        "The letter cannot be read: line 2 is not UTF-8 text.",
        "iconv -f latin1");
    assertRefused(
        "\uFFFD is a character\n\n\nbut \u00ff\n".replace("\uFFFD", "?").getBytes(ISO_8859_1),
        "The letter cannot be read: line 4 is not UTF-8 text.",
        "UTF-8");
    byte[] cut = Arrays.copyOf("one\ntwo\nthree ü".getBytes(UTF_8), 15);
    assertRefused(cut, "The letter cannot be read: line 3 is not UTF-8 text.", "UTF-8");
    assertRefused(
        new byte[] {'x', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
        "The letter cannot be read: line 2 is not UTF-8 text.",
        "UTF-8");
  }

  @Test
  void readsUtf16WithAndWithoutItsMark() {
    for (String text : List.of("a: jürgen 😀\r\n", "{\"a\": 1}")) {
      for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
        assertThat(read(text.getBytes(charset))).isEqualTo(text);
        assertThat(read(("\uFEFF" + text).getBytes(charset))).isEqualTo("\uFEFF" + text);
      }
    }
    byte[] whole = "a: 1\n".repeat(5000).getBytes(UTF_16BE);
    assertThat(read(whole)).isEqualTo("a: 1\n".repeat(5000));
  }

  @Test
  void knowsWhatIsNoText() {
    String zero = "The letter cannot be read: it is no text: it holds a zero byte.";
    assertRefused(new byte[10], zero, "meant");
    assertRefused("abcd\0ef".getBytes(UTF_8), zero, "meant");
    assertRefused("a\0中文字中文字".getBytes(UTF_16LE), zero, "meant");
    assertRefused(
        Arrays.copyOf("a: 1".getBytes(UTF_16LE), 7),
        "The letter cannot be read: it begins as UTF-16 and is broken further on.",
        "iconv -f utf-16");
  }

  @Test
  void readsNoFurtherThanThereIsRoom() {
    byte[] full = new byte[MOST];
    Arrays.fill(full, (byte) 'a');
    assertThat(read(full)).hasSize(MOST);

    byte[] more = Arrays.copyOf(full, 3 * MOST);
    Arrays.fill(more, (byte) 'a');
    ByteArrayInputStream in = new ByteArrayInputStream(more);
    assertThat(refused(() -> GIVEN.read(streams(in, false))).sentence())
        .isEqualTo("The letter cannot be read: it holds more than 64 KiB.");
    assertThat(in.available()).isEqualTo(2 * MOST - 1);
  }

  @Test
  void takesTheBeginningOfALongTextWithoutACutCharacter() {
    GivenText few = new GivenText("message", 10, "");
    byte[] bytes = "12345678ä90".getBytes(UTF_8);
    byte[] cut = "123456789ä".getBytes(UTF_8);
    assertThat(few.beginning(streams(new ByteArrayInputStream(cut), false))).isEqualTo("123456789");
    assertThat(few.beginning(streams(new ByteArrayInputStream(bytes), false)))
        .isEqualTo("12345678");
    assertThat(few.beginning(streams(new ByteArrayInputStream("short ü".getBytes(UTF_8)), false)))
        .isEqualTo("short ü");
  }

  @Test
  void asksForOneAtATerminal() {
    Failure failure = refused(() -> GIVEN.read(streams(InputStream.nullInputStream(), true)));
    assertThat(failure.sentence()).isEqualTo("No letter was given.");
    assertThat(failure.hint()).contains("Write one.");
    assertThat(failure.exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void readsTheFileThatIsNamedOrStandardInput() throws IOException {
    Files.writeString(directory.resolve("file"), "in a file");
    Streams streams = streams(new ByteArrayInputStream("standard input".getBytes(UTF_8)), false);
    assertThat(GIVEN.read("file", directory, streams)).isEqualTo("in a file");
    assertThat(GIVEN.read("-", directory, streams)).isEqualTo("standard input");
    assertThat(GIVEN.read(null, directory, streams)).isEmpty();
  }

  @Test
  void proposesANearNameOfTheSameDirectory() throws IOException {
    Files.writeString(directory.resolve("team.yaml"), "");
    Files.writeString(directory.resolve("other file"), "");
    assertThat(refused(() -> GIVEN.read(directory.resolve("tem.yaml"))).hint().toString())
        .contains("That directory has team.yaml: is it meant?");
    assertThat(refused(() -> GIVEN.read(directory.resolve("othr file"))).hint().toString())
        .contains("'other file'");
    assertThat(refused(() -> GIVEN.read(directory.resolve("absent"))).hint().toString())
        .doesNotContain("That directory");
    assertThat(refused(() -> GIVEN.read(directory.resolve("none/tem.yaml"))).hint().toString())
        .doesNotContain("That directory");
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    Path missing = directory.resolve("missing");
    assertThat(refused(() -> GIVEN.read(missing)).sentence())
        .isEqualTo("The letter in " + missing + " cannot be read: no such file or directory.");
    assertThat(refused(() -> GIVEN.read(directory)).sentence())
        .isEqualTo("The letter in " + directory + " cannot be read: Is a directory.");
    Path latin = Files.write(directory.resolve("latin"), "ü".getBytes(ISO_8859_1));
    assertThat(refused(() -> GIVEN.read(latin)).sentence())
        .isEqualTo("The letter in " + latin + " cannot be read: line 1 is not UTF-8 text.");
  }

  /** Whoever reads standard input elsewhere has no bounds and no sentences. */
  @Test
  void nothingElseReadsStandardInput() throws IOException {
    Pattern reads = Pattern.compile("\\.in\\(\\)\\s*\\.\\s*(read|transfer|skip)");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .noneMatch(file -> reads.matcher(text(file)).find());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
