package io.pachsh.issuer;

import static io.pachsh.issuer.TestProvider.back;
import static io.pachsh.issuer.TestProvider.exchange;
import static io.pachsh.issuer.TestProvider.json;
import static io.pachsh.issuer.TestProvider.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of RFC 6749 §5.2 and RFC 6750 §3. */
class TokenErrorTest {
  private final TestProvider provider = new TestProvider();

  @ParameterizedTest
  @CsvSource({
    "grant_type, password, unsupported_grant_type",
    "code, unknown, invalid_grant",
    "redirect_uri, http://127.0.0.1:2/other, invalid_grant",
    "redirect_uri, '', invalid_grant",
    "code_verifier, another-verifier-that-is-long-enough-0123456789, invalid_grant",
    "code_verifier, '', invalid_grant",
  })
  void refusesASpoiltExchange(String name, String value, String error) {
    Map<String, String> form = exchange(provider.code());
    form.put(name, value);

    refused(provider.token(provider.full, form), 400, error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grant_type", "code"})
  void namesWhatIsMissing(String name) {
    Map<String, String> form = exchange(provider.code());
    form.remove(name);

    Response response = provider.token(provider.full, form);

    refused(response, 400, "invalid_request");
    assertThat(response.body()).contains(name);
  }

  @Test
  void refusesAParameterThatComesTwice() {
    String form = Parameters.format(exchange(provider.code())) + "&code=other";

    refused(
        provider.send("POST", "/org/token", form, TestProvider.basic(provider.full)),
        400,
        "invalid_request");
  }

  @Test
  void aCodeLivesForAMinute() {
    String code = provider.code();
    provider.clock.turn(Duration.ofSeconds(60));

    refused(provider.token(provider.full, exchange(code)), 400, "invalid_grant");
  }

  @Test
  void aCodeBelongsToItsClient() {
    refused(provider.token(provider.other, exchange(provider.code())), 400, "invalid_grant");
  }

  @Test
  void aRefreshTokenBelongsToItsClient() {
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(provider.code())));

    refused(
        provider.token(provider.other, refresh((String) tokens.get("refresh_token"))),
        400,
        "invalid_grant");
  }

  @Test
  void refusesAVerifierWhereNoChallengeWas() {
    Map<String, String> wish = provider.wish();
    wish.remove("code_challenge");
    wish.remove("code_challenge_method");
    String code = back(provider.authorize(wish)).get("code");

    refused(provider.token(provider.full, exchange(code)), 400, "invalid_grant");
  }

  @Test
  void doesWithoutPkceWhenTheClientDoes() {
    Map<String, String> wish = provider.wish();
    wish.remove("code_challenge");
    wish.remove("code_challenge_method");
    Map<String, String> form = exchange(back(provider.authorize(wish)).get("code"));
    form.remove("code_verifier");

    assertThat(provider.token(provider.full, form).status()).isEqualTo(200);
  }

  @Test
  void refusesAGrantTypeThatTheClientMayNotUse() {
    refused(provider.token(provider.codeOnly, refresh("x")), 400, "unauthorized_client");
  }

  @Test
  void aRefreshCannotAskForMore() {
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(provider.code())));
    Map<String, String> form = refresh((String) tokens.get("refresh_token"));
    form.put("scope", "openid groups");

    refused(provider.token(provider.full, form), 400, "invalid_scope");
  }

  @Test
  void refusesAWrongSecret() {
    Client impostor = new Client("full", Secret.of("wrong"), List.of(), Set.of());

    Response response = provider.token(impostor, exchange(provider.code()));

    refused(response, 401, "invalid_client");
    assertThat(response.headers().get("WWW-Authenticate")).startsWith("Basic ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm8tY29sb24=", "Bearer x", "Basic JTp4"})
  void refusesAStrangeAuthorizationHeader(String header) {
    refused(
        provider.send("POST", "/org/token", "", Map.of("authorization", header)),
        401,
        "invalid_client");
  }

  @Test
  void refusesAClientThatDoesNotAuthenticate() {
    refused(provider.send("POST", "/org/token", "client_id=full", Map.of()), 401, "invalid_client");
  }

  @Test
  void refusesTwoWaysOfAuthenticatingAtOnce() {
    Map<String, String> form = exchange(provider.code());
    form.put("client_secret", provider.full.secret().reveal());

    refused(provider.token(provider.full, form), 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer unknown", "Basic x"})
  void tellsNothingWithoutAnAccessToken(String header) {
    Response response = provider.get("/org/userinfo", Map.of("authorization", header));

    refused(response, 401, "invalid_token");
    assertThat(response.headers().get("WWW-Authenticate")).startsWith("Bearer ");
  }

  @Test
  void anAccessTokenLivesForAnHour() {
    Map<String, Object> tokens = json(provider.token(provider.full, exchange(provider.code())));
    provider.clock.turn(Duration.ofHours(1));

    refused(
        provider.get(
            "/org/userinfo", Map.of("authorization", "Bearer " + tokens.get("access_token"))),
        401,
        "invalid_token");
  }

  @Test
  void answersOnlyItsOwnPathsAndMethods() {
    assertThat(provider.get("/org/nothing", Map.of()).status()).isEqualTo(404);
    assertThat(provider.get("/keys", Map.of()).status()).isEqualTo(404);
    assertThat(provider.get("/org/token", Map.of()).status()).isEqualTo(405);
    assertThat(provider.get("/org/token", Map.of()).headers()).containsEntry("Allow", "POST");
  }

  private static void refused(Response response, int status, String error) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(json(response)).containsEntry("error", error).containsKey("error_description");
  }
}
