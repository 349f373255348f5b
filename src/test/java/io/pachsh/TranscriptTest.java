package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays the transcripts through the real loop, the real commands, and the embedded cluster. */
class TranscriptTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");

  @TestFactory
  Stream<DynamicTest> theConsoleAnswersAsWritten() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)));
    }
  }

  private static void replay(Path file) throws Exception {
    Transcript transcript = Transcript.read(file);
    Path home = Files.createTempDirectory("transcript");
    try {
      String happened = new TranscriptRun(transcript, home).play();
      if (Boolean.getBoolean("transcripts.rewrite")) {
        Files.writeString(file, transcript.head() + happened);
      }
      assertThat(happened).isEqualTo(transcript.body());
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
