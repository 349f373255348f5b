package io.pachsh.issuer;

import static io.pachsh.issuer.TestProvider.exchange;
import static io.pachsh.issuer.TestProvider.json;
import static io.pachsh.issuer.TestProvider.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revocation (RFC 7009) and logout (OpenID Connect RP-Initiated Logout 1.0). */
class SessionEndTest {
  private final TestProvider provider = new TestProvider();

  @Test
  void aRevokedRefreshTokenTakesItsAccessTokensAlong() {
    Map<String, Object> tokens = tokens();

    assertThat(revoke(provider.full, tokens.get("refresh_token")).status()).isEqualTo(200);

    assertThat(
            json(provider.token(provider.full, refresh((String) tokens.get("refresh_token"))))
                .get("error"))
        .isEqualTo("invalid_grant");
    assertThat(userInfo(tokens).status()).isEqualTo(401);
  }

  @Test
  void aRevokedAccessTokenLeavesTheRefreshToken() {
    Map<String, Object> tokens = tokens();

    revoke(provider.full, tokens.get("access_token"));

    assertThat(userInfo(tokens).status()).isEqualTo(401);
    assertThat(
            provider.token(provider.full, refresh((String) tokens.get("refresh_token"))).status())
        .isEqualTo(200);
  }

  @Test
  void anUnknownTokenNeedsNoRevoking() {
    assertThat(revoke(provider.full, "unknown").status()).isEqualTo(200);
  }

  @Test
  void nobodyRevokesAnothersToken() {
    Map<String, Object> tokens = tokens();

    assertThat(revoke(provider.other, tokens.get("refresh_token")).status()).isEqualTo(400);
    assertThat(revoke(provider.other, tokens.get("access_token")).status()).isEqualTo(400);

    assertThat(userInfo(tokens).status()).isEqualTo(200);
  }

  @Test
  void revokesForNobodyWhoDoesNotAuthenticate() {
    Client impostor = new Client("full", Secret.of("wrong"), List.of(), Set.of());

    assertThat(revoke(impostor, "x").status()).isEqualTo(401);
    assertThat(provider.send("POST", "/org/revoke", "", TestProvider.basic(provider.full)).status())
        .isEqualTo(400);
  }

  @Test
  void aLogoutSendsTheBrowserWhereTheApplicationRegistered() {
    Response response = logout("client_id=full&state=a%20b&post_logout_redirect_uri=" + bye(""));

    assertThat(response.status()).isEqualTo(303);
    assertThat(response.headers()).containsEntry("Location", TestProvider.BYE + "?state=a+b");
  }

  @Test
  void aLogoutWithoutAnAddressSaysThatItIsDone() {
    Response response = logout("client_id=full&logout_hint=ada@example.com");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).contains("You are signed out");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id=full&, /",
    "client_id=full&, ?x=1",
    "client_id=other&, ''",
    "client_id=nobody&, ''",
    "'', ''",
    "client_id=full&client_id=full&, ''",
  })
  void aLogoutSendsNobodyElsewhere(String client, String spoilt) {
    Response response = logout(client + "post_logout_redirect_uri=" + bye(spoilt));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.headers()).doesNotContainKey("Location");
  }

  @Test
  void discoveryListsThem() {
    assertThat(json(provider.get("/org" + Paths.DISCOVERY, Map.of())))
        .containsEntry("revocation_endpoint", TestProvider.ISSUER + "/revoke")
        .containsEntry("end_session_endpoint", TestProvider.ISSUER + "/logout")
        .containsEntry("device_authorization_endpoint", TestProvider.ISSUER + "/device/code");
  }

  private static String bye(String spoilt) {
    return Parameters.encode(TestProvider.BYE + spoilt);
  }

  private Response logout(String query) {
    return provider.get("/org/logout?" + query, Map.of());
  }

  private Map<String, Object> tokens() {
    return json(provider.token(provider.full, exchange(provider.code())));
  }

  private Response revoke(Client client, Object token) {
    return provider.send(
        "POST",
        "/org/revoke",
        Parameters.format(Map.of("token", String.valueOf(token))),
        TestProvider.basic(client));
  }

  private Response userInfo(Map<String, Object> tokens) {
    return provider.get(
        "/org/userinfo", Map.of("authorization", "Bearer " + tokens.get("access_token")));
  }
}
