package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The guide, started as people start it, on fresh directories. */
class OktaGuideIT {
  private static final String WHO =
      "You are \"okta:test@pachyderm.com\"\nsession expires: \\d\\d [A-Z][a-z]{2} \\d\\d"
          + " \\d\\d:\\d\\d \\S+\n";
  private static final String SCRIPT = "scripts/okta-guide.pachsh";

  /** The guide up to the login, with the values that the rehearsal org sets. */
  private static final String CONFIGURED =
      """
      rehearsal start
      ADMIN=$(auth activate --initial-admin=robot:admin -q)
      auth set-config <<EOF
      live_config_version: 2
      id_providers:
      - name: okta
        oidc:
          issuer: $OKTA_ISSUER
          client_id: $OKTA_CLIENT_ID
          client_secret: $OKTA_CLIENT_SECRET
          redirect_uri: $OKTA_REDIRECT_URI
      EOF
      """;

  @TempDir private Path home;

  @Test
  void theShippedScriptPerformsTheGuide() throws Exception {
    String first = run(home, Launched.PROJECT, "-f", SCRIPT);
    assertThat(first).matches("(?s).*\\n" + WHO).doesNotContainPattern("\\b[0-9a-f]{32}\\b");
    assertThat(run(home, Launched.PROJECT, "auth", "whoami")).matches(WHO);
  }

  @Test
  void theScriptPerformsTheGuideAgainAndFromAnotherDirectory(@TempDir Path elsewhere)
      throws Exception {
    String script = Launched.PROJECT.resolve(SCRIPT).toString();
    assertThat(run(home, elsewhere, "-f", script)).matches("(?s).*\\n" + WHO);
    assertThat(run(home, elsewhere, "-f", script)).matches("(?s).*\\n" + WHO);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void theBrowserLogsInOnTheRehearsalOrg() throws Exception {
    BrowserCall call = BrowserCall.in(home);
    try (Launched pachsh =
            Launched.start(home, call.environment(), "-c", CONFIGURED + "auth login\nauth whoami");
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn(browser, "no such password");
      assertThat(browser.await(By.cssSelector("[role=alert]")).getText())
          .isEqualTo("Unable to sign in: the username or the password is wrong.");
      assertThat(pachsh.process().isAlive()).isTrue();

      signIn(browser, "rehearsal");
      new CallbackPage(browser).assertLoggedIn();
      assertThat(pachsh.await()).as(pachsh.err()).isZero();
      assertThat(pachsh.out()).matches("(?s).*\\n" + WHO);
    }
  }

  @Test
  void aDeniedLoginSaysWhyInThePageAndInTheTerminal() throws Exception {
    BrowserCall call = BrowserCall.in(home);
    String denied = CONFIGURED + "rehearsal misbehave not-assigned\nauth login";
    try (Launched pachsh = Launched.start(home, call.environment(), "-c", denied);
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn(browser, "rehearsal");
      String reason = "User is not assigned to the client application.";
      assertThat(new CallbackPage(browser).awaitFailure()).contains(reason, "Assign the person");
      assertThat(pachsh.await()).as(pachsh.out()).isEqualTo(3);
      assertThat(pachsh.err()).contains(reason, "Assign the person");
    }
  }

  private static void signIn(Chromium browser, String password) {
    browser.type(By.name("username"), "test@pachyderm.com");
    browser.type(By.name("password"), password);
    browser.click(By.cssSelector("button[type=submit]"));
  }

  /** Runs pachsh in a directory; it succeeds. Returns what it prints. */
  private static String run(Path home, Path directory, String... arguments) throws Exception {
    try (Launched pachsh = Launched.startIn(directory, home, Map.of(), arguments)) {
      assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
      return pachsh.out();
    }
  }
}
