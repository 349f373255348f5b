package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The same build logs in through a real Keycloak, with the real browser. */
class KeycloakIT {
  private static final String SECRET = "s3cret+with/odd=characters%";

  @Test
  void logsInThroughKeycloak(@TempDir Path keycloakHome, @TempDir Path home) throws Exception {
    try (Keycloak keycloak = Keycloak.start(keycloakHome)) {
      String redirectUri = "http://127.0.0.1:" + freePort() + "/authorization-code/callback";
      keycloak.create("pachyderm", "pachyderm", SECRET, redirectUri, "ada@example.com");
      BrowserCall browser = BrowserCall.in(home);
      Map<String, String> environment =
          Map.of(
              "BROWSER",
              browser.program().toString(),
              "KEYCLOAK_ISSUER",
              keycloak.issuer("pachyderm"),
              "KEYCLOAK_CLIENT_ID",
              "pachyderm",
              "KEYCLOAK_CLIENT_SECRET",
              SECRET,
              "KEYCLOAK_REDIRECT_URI",
              redirectUri,
              "KEYCLOAK_ADMIN_TOKEN_FILE",
              home.resolve("admin.token").toString());
      try (Launched pachsh = Launched.start(home, environment, "-f", "scripts/keycloak.pachsh");
          Chromium chromium = new Chromium()) {
        chromium.open(browser.await(pachsh).toString());
        chromium.type(By.id("username"), "ada");
        chromium.type(By.id("password"), "engine");
        chromium.click(By.id("kc-login"));
        chromium.awaitText("You are now logged in. Go back to the terminal to use Pachyderm!");
        assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
        assertThat(pachsh.out())
            .contains("You are \"keycloak:ada@example.com\"\nsession expires: ");
        assertThat(pachsh.out() + pachsh.err()).doesNotContain(SECRET);
      }
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
