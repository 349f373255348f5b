package io.pachsh.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manual page as the programs that show such pages see it. */
class ManualIT {
  private static final String PAGE = "completions/pachsh.1";

  @Test
  void groffHasNothingToSayAgainstIt() throws Exception {
    assertThat(said("groff", "-man", "-ww", "-z", "-Kutf8", "-Tutf8", PAGE)).isEmpty();
  }

  @Test
  void mandocMissesNothingButADate() throws Exception {
    assertThat(said("mandoc", "-T", "lint", "-W", "warning", PAGE).lines())
        .allMatch(line -> line.contains("missing date"));
  }

  @Test
  void isReadableOnEightyColumns() throws Exception {
    String shown = said("mandoc", "-T", "utf8", "-O", "width=78", PAGE).replaceAll(".\b", "");
    assertThat(shown)
        .contains("\n       auth login [", "\n                auth set-config < okta.yaml\n")
        .contains("\nEXIT STATUS\n", "\nENVIRONMENT\n", "~/.config/pachsh/contexts.json")
        .doesNotContain("\\f", "`");
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
