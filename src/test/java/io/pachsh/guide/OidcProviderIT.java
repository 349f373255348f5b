package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Chromium;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** A provider that is neither of this project nor Keycloak: it wants PKCE of everybody. */
class OidcProviderIT {
  private static final String SECRET = "s3cret+with/odd=characters%";
  private static final OidcProvider.Person ADA =
      new OidcProvider.Person("ada@example.com", "engine", List.of("data-science", "Größen"));

  private static final String CONFIGURED =
      """
      auth activate --initial-admin=robot:admin -q >admin.token
      auth set-config <<EOF
      live_config_version: 2
      id_providers:
      - name: other
        oidc:
          issuer: $PROVIDER_ISSUER
          client_id: pachsh
          client_secret: $PROVIDER_SECRET
          redirect_uri: $PROVIDER_REDIRECT_URI
          additional_scopes: [groups]
      EOF
      auth login
      auth whoami
      """;

  @TempDir private Path home;

  @BeforeAll
  static void install() throws Exception {
    OidcProvider.install();
  }

  @ParameterizedTest
  @EnumSource
  void logsInAndLearnsTheGroups(ClaimsPlace place) throws Exception {
    String redirectUri = "http://127.0.0.1:" + Keycloak.freePort() + "/authorization-code/callback";
    BrowserCall call = BrowserCall.in(home);
    try (OidcProvider provider =
            OidcProvider.start(new OidcProvider.Client("pachsh", SECRET, redirectUri), ADA, place);
        Launched pachsh = configured(provider, redirectUri, call);
        Chromium browser = Chromium.start()) {
      browser.open(call.await(pachsh));
      signIn(browser);
      new CallbackPage(browser).assertLoggedIn();
      assertThat(pachsh.await()).as(pachsh.out() + pachsh.err()).isZero();
      assertThat(pachsh.out())
          .contains("group/other:data-science", "group/other:Größen", "other:ada@example.com");
    }
  }

  @ParameterizedTest
  @EnumSource
  void logsInThroughAConnector(ClaimsPlace place) throws Exception {
    BrokeredLogin login = BrokeredLogin.onFreePorts();
    OidcProvider.Client client = new OidcProvider.Client("pachsh", SECRET, login.callback());
    try (OidcProvider provider = OidcProvider.start(client, ADA, place)) {
      login.through(
          new BrokeredLogin.Provider(
              provider.issuer(), SECRET, List.of("email", "profile", "groups"), place),
          home,
          OidcProviderIT::signIn);
    }
  }

  private Launched configured(OidcProvider provider, String redirectUri, BrowserCall call)
      throws Exception {
    Map<String, String> environment = new HashMap<>(call.environment());
    environment.put("PROVIDER_ISSUER", provider.issuer());
    environment.put("PROVIDER_SECRET", SECRET);
    environment.put("PROVIDER_REDIRECT_URI", redirectUri);
    return Launched.startIn(home, home, environment, "-c", CONFIGURED);
  }

  private static void signIn(Chromium browser) {
    browser.type(By.name("email"), ADA.email());
    browser.type(By.name("password"), ADA.password());
    browser.click(By.tagName("button"));
  }
}
