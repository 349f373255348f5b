package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person meets: one connector, several, none, and broken ones. */
class ConnectorChoiceTest {
  private final ServiceDesk desk = new ServiceDesk();

  private Response choose(String connector) {
    Map<String, String> wish = desk.wish("pachd");
    wish.put(Broker.CHOICE, connector);
    return desk.authorize(wish);
  }

  @Test
  void withoutAConnectorThePageSaysHowToMakeOne() {
    desk.storage.connectors.clear();
    Response page = desk.authorize(desk.wish("pachd"));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("No identity provider is connected", "idp create-connector");
    Map<String, String> up = desk.wish("pachd");
    up.put(Broker.GIVES_UP, "1");
    assertThat(ServiceDesk.back(desk.authorize(up))).containsEntry("error", "access_denied");
  }

  @Test
  void severalAreChosenFromAndNamesAreEscaped() {
    desk.connect("\"><script>", "mockPassword", Map.of("username", "u", "password", "p"));
    String page = desk.authorize(desk.wish("pachd")).body();
    assertThat(page)
        .contains("connector_id=mock", "connector_id=%22%3E%3Cscript%3E", "&quot;&gt;&lt;script")
        .doesNotContain("<script");
    assertThat(ServiceDesk.back(choose("mock"))).containsKey("code");
    assertThat(choose("gone").status()).isEqualTo(404);
  }

  @Test
  void aBrokenOneStopsNoOther() {
    desk.connect(
        "okta",
        "oidc",
        Map.of(
            "issuer", "http://127.0.0.1:9",
            "clientID", "c",
            "clientSecret", "hush-hush",
            "redirectURI", ServiceDesk.ISSUER + "/callback"));
    Response page = choose("okta");
    assertThat(page.status()).isEqualTo(502);
    assertThat(page.body())
        .contains("Choose another identity provider", "127.0.0.1:9")
        .doesNotContain("hush-hush");
    assertThat(ServiceDesk.back(choose("mock"))).containsKey("code");
  }

  @Test
  void theOnlyOneTellsTheClientWhyItIsBroken() {
    desk.storage.connectors.clear();
    desk.connect(
        "okta",
        "oidc",
        Map.of("issuer", "http://127.0.0.1:9", "clientID", "c", "redirectURI", "http://x/"));
    assertThat(ServiceDesk.back(choose("okta")).get("error_description"))
        .contains("redirectURI", ServiceDesk.ISSUER + "/callback", "idp edit-connector okta");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap", "github", "saml", "authproxy"})
  void otherTypesNeedARealPachd(String type) {
    desk.connect("other", type, Map.of());
    assertThat(choose("other").body()).contains("Only a real pachd can");
  }

  @Test
  void keysOfAConfigurationCountInAnyCase() {
    desk.storage.connectors.clear();
    desk.connect("p", "mockPassword", Map.of("UserName", "u", "PASSWORD", "right"));
    String target = "/dex/auth?" + Parameters.format(desk.wish("pachd"));
    assertThat(desk.get(target).body()).contains("type=\"password\"");
    Response wrong = desk.send("POST", target, "username=%3Cb%3E&password=wrong", Map.of());
    assertThat(wrong.body()).contains("role=\"alert\"", "&lt;b&gt;").doesNotContain("<b>");
    Response right = desk.send("POST", target, "username=u&password=right", Map.of());
    assertThat(ServiceDesk.back(right)).containsKey("code");
  }

  @Test
  void aWrongConfigurationIsNamedWithoutItsSecrets() {
    desk.connect("odd", "oidc", Map.of("issuer", 5, "clientSecret", "hush-hush"));
    assertThat(choose("odd").body()).contains("redirectURI").doesNotContain("hush-hush");
  }

  @Test
  void nobodyComesBackTwiceOrUnasked() {
    assertThat(desk.get("/dex/callback?state=x&code=y").status()).isEqualTo(400);
    assertThat(desk.get("/dex/callback").body()).contains("No sign-in is waiting");
  }
}
