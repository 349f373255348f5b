package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** The same build logs in through a real Keycloak, with the real browser and the shipped script. */
class KeycloakIT {
  private static final String REALM = "pachyderm";
  private static final String SECRET = "s3cret+with/odd=characters%";
  private static final String EMAIL = "ada@example.com";

  @TempDir private static Path distribution;
  private static Keycloak keycloak;
  private static String redirectUri;

  @TempDir private Path home;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start(distribution);
    redirectUri = "http://127.0.0.1:" + Keycloak.freePort() + "/authorization-code/callback";
    keycloak.createRealm(REALM);
    keycloak.createClient(REALM, "pachsh", SECRET, redirectUri, ClaimsPlace.ID_TOKEN);
    keycloak.createPerson(REALM, EMAIL, "engine", List.of("data-science", "Größen"));
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void logsInThroughKeycloak() throws Exception {
    BrowserCall call = BrowserCall.in(home);
    try (Launched pachsh = startScript(call, SECRET);
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn(browser);
      new CallbackPage(browser).assertLoggedIn();
      assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
      assertThat(pachsh.out())
          .contains("keycloak:ada@example.com logged in in group/keycloak:Größen")
          .contains("group/keycloak:data-science")
          .containsPattern("\\nYou are \"keycloak:ada@example.com\"\\nsession expires: .*\\n$")
          .doesNotContain(SECRET);
      assertThat(pachsh.err()).doesNotContain(SECRET);
    }
  }

  @Test
  void saysThatTheClientSecretIsWrong() throws Exception {
    BrowserCall call = BrowserCall.in(home);
    try (Launched pachsh = startScript(call, "another secret");
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn(browser);
      String page = new CallbackPage(browser).awaitFailure();
      assertThat(pachsh.await()).as(pachsh.out()).isEqualTo(3);
      assertThat(page).contains("client secret");
      assertThat(pachsh.err()).contains("client secret").doesNotContain("another secret");
    }
  }

  /** A realm of its own for each place, so that the connector's client is called the same. */
  @ParameterizedTest
  @EnumSource
  void logsInThroughAConnector(ClaimsPlace place) throws Exception {
    String realm = "connector-" + place;
    BrokeredLogin login = BrokeredLogin.onFreePorts();
    keycloak.createRealm(realm);
    keycloak.createClient(realm, "pachsh", SECRET, login.callback(), place);
    keycloak.createPerson(realm, EMAIL, "engine", List.of("data-science", "Größen"));
    login.through(
        new BrokeredLogin.Provider(
            keycloak.issuer(realm), SECRET, List.of("email", "profile"), place),
        home,
        KeycloakIT::signIn);
  }

  private Launched startScript(BrowserCall call, String secret) throws Exception {
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.put("KEYCLOAK_ISSUER", keycloak.issuer(REALM));
    environment.put("KEYCLOAK_CLIENT_ID", "pachsh");
    environment.put("KEYCLOAK_CLIENT_SECRET", secret);
    environment.put("KEYCLOAK_REDIRECT_URI", redirectUri);
    environment.put("KEYCLOAK_ADMIN_TOKEN_FILE", home.resolve("admin.token").toString());
    return Launched.start(home, environment, "-f", "scripts/keycloak.pachsh");
  }

  private static void signIn(Chromium browser) {
    browser.type(By.id("username"), EMAIL);
    browser.type(By.id("password"), "engine");
    browser.click(By.id("kc-login"));
  }
}
