package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The guide, started as the README says, on fresh directories. */
class OktaGuideIT {
  private static final String WHO =
      "You are \"okta:test@pachyderm.com\"\nsession expires: \\d\\d [A-Z][a-z]{2} \\d\\d"
          + " \\d\\d:\\d\\d \\S+\n";

  @Test
  void theShippedScriptPerformsTheGuide(@TempDir Path home) throws Exception {
    try (Launched pachsh = Launched.start(home, Map.of(), "-f", "scripts/okta-guide.pachsh")) {
      assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
      assertThat(pachsh.out()).matches("(?s).*" + WHO);
    }
    try (Launched again = Launched.start(home, Map.of(), "auth", "whoami")) {
      assertThat(again.await()).as(again.err()).isZero();
      assertThat(again.out()).matches(WHO);
    }
  }

  @Test
  void theBrowserLogsInOnTheRehearsalOrg(@TempDir Path home) throws Exception {
    BrowserCall browser = BrowserCall.in(home);
    String script =
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
        auth login
        auth whoami
        """;
    try (Launched pachsh =
            Launched.start(home, Map.of("BROWSER", browser.program().toString()), "-c", script);
        Chromium chromium = new Chromium()) {
      chromium.open(browser.await(pachsh).toString());
      chromium.type(By.name("username"), "test@pachyderm.com");
      chromium.type(By.name("password"), "no such password");
      chromium.click(By.cssSelector("button[type=submit]"));
      chromium.await(By.cssSelector("[role=alert]"));
      assertThat(pachsh.process().isAlive()).isTrue();
    }
  }
}
