package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script from registering the app to the first login, as it is shipped. */
class OktaRegisterTest {
  private static final Path SCRIPT = Path.of("scripts/okta-register.pachsh").toAbsolutePath();

  @TempDir private Path home;

  @Test
  void needsNoValueByHandAndMayBeRepeated() throws Exception {
    ScriptedRun first = ScriptedRun.of(home, "-f", SCRIPT.toString());
    assertThat(first.status()).as(first.err() + first.out()).isZero();
    assertThat(first.out())
        .contains(
            "+ app 'Pachyderm'",
            "? Okta takes the new secret",
            "You are \"okta:ada@example.com\"",
            "group/okta:data-science",
            "Saved ");
    ScriptedRun second = ScriptedRun.of(home, "-f", SCRIPT.toString());
    assertThat(second.status()).as(second.err() + second.out()).isZero();
    assertThat(second.out()).contains("The app 'Pachyderm' is registered already");
  }
}
