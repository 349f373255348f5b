package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login that {@code idp setup} offers at its end, for somebody who takes it. */
class SetupLoginTest {
  private static final String SESSION =
      """
      pachsh - 'help' lists the commands, Ctrl-D leaves.
      local > rehearsal start > /dev/null
      local > auth activate --initial-admin=robot:admin --only-activate -q > admin.token
      local robot:admin* > idp setup okta --issuer $OKTA_ISSUER --client-id $OKTA_CLIENT_ID \
      --client-secret $OKTA_CLIENT_SECRET --yes
      <<< yes
      local user:test@pachyderm.com* > auth whoami
      """;

  @TempDir private Path home;

  @Test
  void goesThroughTheConnectorThatWasJustMade() throws Exception {
    Path browser = SigningBrowser.in(home, home.resolve("pachsh/rehearsal"));
    Transcript transcript = new Transcript("", SESSION);

    String screen =
        new TranscriptRun(transcript, home, Map.of("BROWSER", browser.toString())).play();

    assertThat(screen)
        .containsSubsequence(
            "The plan is applied: people log in with 'auth login'.",
            "Log in now, to see that it works? [yes/no]",
            "Sign in at this address:",
            "You are signed in as user:test@pachyderm.com.",
            "Groups: group:Everyone",
            "What people log in through: 'idp list-connector'",
            "local user:test@pachyderm.com* > auth whoami",
            "You are \"user:test@pachyderm.com\"")
        .doesNotContain("applied: yes");
  }
}
