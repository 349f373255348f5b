package io.pachsh.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommandReaderTest {
  @Test
  void returnsACommandBeforeTheNextIsWritten() throws IOException {
    PipedOutputStream script = new PipedOutputStream();
    CommandReader reader = new CommandReader(LineSource.of(new PipedInputStream(script)));
    write(script, "auth whoami\n");
    assertThat(source(reader)).isEqualTo("auth whoami");
    write(script, "cat <<EOF\nbody\nEOF\n");
    assertThat(source(reader)).isEqualTo("cat <<EOF\nbody\nEOF");
    write(script, "# nothing\n\na &&\nb");
    script.close();
    assertThat(source(reader)).isEqualTo("a &&\nb");
    assertThat(reader.next()).isInstanceOf(CommandReader.End.class);
  }

  @Test
  void readsAStreamThatGivesOneByteAtATime() throws IOException {
    byte[] bytes = "echo é€😀\r\necho b".getBytes(StandardCharsets.UTF_8);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] to, int from, int count) {
            return super.read(to, from, Math.min(1, count));
          }
        };
    CommandReader reader = new CommandReader(LineSource.of(slow));
    assertThat(source(reader)).isEqualTo("echo é€😀");
    assertThat(source(reader)).isEqualTo("echo b");
    assertThat(reader.next()).isInstanceOf(CommandReader.End.class);
  }

  @Test
  void endsBehindAProblem() throws IOException {
    CommandReader reader = new CommandReader(LineSource.of("a\nb 2> c\nd\n"));
    assertThat(source(reader)).isEqualTo("a");
    assertThat(problem(reader).where()).isEqualTo(new Position(2, 3));
    assertThat(reader.next()).isInstanceOf(CommandReader.End.class);
  }

  @Test
  void explainsWhatStaysOpen() throws IOException {
    assertThat(problem(reader("a <<EOF\nx\n EOF\ny")).advice()).startsWith("Line 3 is `EOF`");
    assertThat(problem(reader("echo $(a\nb\n")).sentence()).contains("`$(`");
    assertThat(problem(reader("echo 'a\nb\n")).sentence()).contains("single quote");
    assertThat(problem(reader("a \\")).sentence()).contains("backslash");
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    byte[] bytes = {'a', '\n', 'b', (byte) 0xff, '\n'};
    CommandReader reader = new CommandReader(LineSource.of(new ByteArrayInputStream(bytes)));
    assertThat(source(reader)).isEqualTo("a");
    assertThat(problem(reader).failureIn("f", "").sentence())
        .isEqualTo("f:2:1: This line is not UTF-8 text.");
    assertThat(reader.next()).isInstanceOf(CommandReader.End.class);
  }

  @Test
  void readsLongHereDocumentsInOneGo() throws IOException {
    String body = "it's a \"line\"\n".repeat(100_000);
    CommandReader reader = reader("a <<'E'\n" + body + "E\nb");
    assertThat(source(reader)).hasSizeGreaterThan(body.length());
    assertThat(source(reader)).isEqualTo("b");
  }

  private static CommandReader reader(String text) {
    return new CommandReader(LineSource.of(text));
  }

  private static void write(PipedOutputStream script, String text) throws IOException {
    script.write(text.getBytes(StandardCharsets.UTF_8));
    script.flush();
  }

  private static String source(CommandReader reader) throws IOException {
    return ((CommandReader.Command) reader.next()).completeCommand().source();
  }

  private static SyntaxProblem problem(CommandReader reader) throws IOException {
    return ((CommandReader.Problem) reader.next()).problem();
  }
}
