package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows happens; {@code guide.ReadmeIT} tries its commands. */
class ReadmeTest {
  @TempDir private Path home;

  @Test
  void theSessionsGoAsShown() throws Exception {
    Readme readme = Readme.read();
    Transcript transcript = new Transcript("", readme.sessions());
    assertThat(transcript.sections()).hasSize(2);

    Path browser = SigningBrowser.in(home, home.resolve("pachsh/rehearsal"));
    String happened =
        new TranscriptRun(transcript, home, Map.of("BROWSER", browser.toString())).play();
    assertThat(Readme.shortened(happened)).isEqualTo(readme.sessions());
  }

  @Test
  void theFilesItNamesExist() throws IOException {
    Matcher names =
        Pattern.compile("(?<!\\w)(?:scripts/[\\w./-]*\\w|[A-Z]+\\.md|LICENSE)\\b")
            .matcher(Files.readString(Path.of("README.md")));
    while (names.find()) {
      assertThat(Path.of(names.group())).exists();
    }
  }
}
