package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the transcripts through the real loop and the real commands: on the embedded cluster, and
 * on a real one through gRPC, plain and with TLS, wherever they hold.
 */
class TranscriptTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

  @TestFactory
  Stream<DynamicTest> theConsoleAnswersAsWritten() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      String only = System.getProperty("transcripts.only", "");
      return files
          .filter(file -> file.getFileName().toString().matches(only.isEmpty() ? ".*" : only))
          .sorted()
          .toList()
          .stream()
          .flatMap(TranscriptTest::tests);
    }
  }

  private static Stream<DynamicTest> tests(Path file) {
    Transcript transcript = Transcript.read(file);
    return transcript.transports().stream()
        .map(
            transport ->
                DynamicTest.dynamicTest(
                    file.getFileName() + " " + transport,
                    () -> replay(file, transcript, transport)));
  }

  private static void replay(Path file, Transcript transcript, Transport transport)
      throws Exception {
    Path home = Files.createTempDirectory("transcript");
    try (Transport.Reach reach = transport.open(home, transcript)) {
      String happened =
          transport.common(
              transcript,
              new TranscriptRun(transcript, home, reach.variables(), reach.options()).play());
      boolean first = transport == transcript.transports().get(0);
      if (first && Boolean.getBoolean("transcripts.rewrite")) {
        Files.writeString(file, transcript.head() + happened);
      }
      assertThat(happened).isEqualTo(transport.common(transcript, transcript.body()));
    } finally {
      delete(home);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
