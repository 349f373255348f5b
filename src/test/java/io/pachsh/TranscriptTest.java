package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays the transcripts through the real loop and the real commands, on the embedded cluster;
 * those that hold for any cluster also through gRPC, plain and with TLS.
 */
class TranscriptTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

  @TestFactory
  Stream<DynamicTest> theConsoleAnswersAsWritten() throws IOException {
    return Stream.of(Transport.values())
        .flatMap(transport -> transcripts(transport).map(file -> test(file, transport)));
  }

  private static Stream<Path> transcripts(Transport transport) {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files
          .sorted()
          .filter(file -> transport == Transport.IN_PROCESS || Transcript.read(file).isForAny())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DynamicTest test(Path file, Transport transport) {
    return DynamicTest.dynamicTest(
        file.getFileName() + " " + transport, () -> replay(file, transport));
  }

  private static void replay(Path file, Transport transport) throws Exception {
    Transcript transcript = Transcript.read(file);
    Path home = Files.createTempDirectory("transcript");
    try (Transport.Reach reach = transport.open(home)) {
      String happened = new TranscriptRun(transcript, home, Map.of(), reach.options()).play();
      if (transport == Transport.IN_PROCESS && Boolean.getBoolean("transcripts.rewrite")) {
        Files.writeString(file, transcript.head() + happened);
      }
      assertThat(transport.common(happened)).isEqualTo(transport.common(transcript.body()));
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
