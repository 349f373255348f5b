package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the guide by a connector, as it is shipped. */
class OktaConnectorTest {
  private static final Path SCRIPT = Path.of("scripts/okta-connector.pachsh").toAbsolutePath();

  @TempDir private Path home;

  @Test
  void signsInThroughTheIdentityServiceAndBeginsAfreshEachTime() {
    for (int time = 1; time <= 2; time++) {
      ScriptedRun run = ScriptedRun.of(home, "-f", SCRIPT.toString());
      assertThat(run.status()).as(run.out() + run.err()).isZero();
      assertThat(run.out())
          .contains("create  connector okta")
          .contains("create  client pachd")
          .contains("The plan is applied")
          .contains("\"redirect_uri\": \"http://127.0.0.1:30657/authorization-code/callback\"")
          .contains("You are signed in as user:test@pachyderm.com.")
          .contains("You are \"user:test@pachyderm.com\"");
    }
  }
}
