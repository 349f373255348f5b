package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is refused where the command line shows it, and only there. */
class ProgramLineTest {
  private static final String REFUSED = "A secret on the command line can be read by other users";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rehearsal start; okta connect $OKTA_ISSUER --token $OKTA_API_TOKEN",
        "rehearsal start; okta connect $OKTA_ISSUER --token \"$(echo $OKTA_API_TOKEN)\"",
        "rehearsal start; okta connect $OKTA_ISSUER --token ${NONE:-$OKTA_API_TOKEN}"
      })
  void takesWhatAVariableHolds(String script) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", script);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("You are connected to ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "okta connect http://127.0.0.1:1 --token 00literal",
        "okta connect http://127.0.0.1:1 --token '00lit'er\\al",
        "okta connect http://127.0.0.1:1 --token ${NONE:-00literal}",
        "A=00literal; okta connect http://127.0.0.1:1 --token $A",
        "A=00'lit'eral; okta connect http://127.0.0.1:1 --token $A",
        "A=$(echo 00literal); okta connect http://127.0.0.1:1 --token $A"
      })
  void refusesWhatIsWrittenOut(String script) {
    ScriptedRun run = ScriptedRun.of(directory, "-c", script);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(REFUSED).doesNotContain("00literal");
  }

  @Test
  void takesTheEnvironmentByName() {
    ScriptedRun run =
        ScriptedRun.with(
            Map.of("MINE", "00outside"),
            directory,
            "-c",
            "okta connect http://127.0.0.1:1 --token $MINE");

    assertThat(run.err()).doesNotContain(REFUSED, "00outside");
  }

  @Test
  void refusesTheWordsOfACommand() {
    ScriptedRun run =
        ScriptedRun.of(directory, "okta", "connect", "http://127.0.0.1:1", "--token", "00literal");

    assertThat(run.err()).contains(REFUSED);
  }
}
