package io.pachsh.issuer;

import static io.pachsh.issuer.TestProvider.back;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of RFC 6749 §4.1.2.1. */
class AuthorizationErrorTest {
  private final TestProvider provider = new TestProvider();

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, '', unsupported_response_type",
    "response_mode, fragment, invalid_request",
    "scope, email, invalid_scope",
    "scope, '', invalid_scope",
    "scope, openid everything, invalid_scope",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge, '', invalid_request",
    "prompt, none, login_required",
    "request, e30.e30., request_not_supported",
    "request_uri, https://example.com/r, request_uri_not_supported",
    "client_id, refresh-only, unauthorized_client",
  })
  void tellsTheClientByWayOfTheBrowser(String name, String value, String error) {
    Map<String, String> wish = provider.wish();
    wish.put(name, value);

    Map<String, String> answer = back(provider.authorize(wish));

    assertThat(answer)
        .containsOnlyKeys("error", "error_description", "state", "iss")
        .containsEntry("error", error)
        .containsEntry("state", "the-state")
        .containsEntry("iss", TestProvider.ISSUER);
    // RFC 6749 §4.1.2.1: printable ASCII without the double quote and the backslash.
    assertThat(answer.get("error_description")).matches("[ !#-\\[\\]-~]+");
  }

  @Test
  void refusesAParameterThatComesTwice() {
    String query = Parameters.format(provider.wish()) + "&nonce=other";

    assertThat(back(provider.get("/org/authorize?" + query, Map.of())))
        .containsEntry("error", "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/back",
        TestProvider.CALLBACK + "/",
        TestProvider.CALLBACK + "?x=1",
        "http://127.0.0.1:2/Back",
        "http://127.0.0.1:3/back",
        "http://localhost:2/back",
      })
  void neverSendsTheBrowserToAnAddressThatIsNotRegistered(String redirectUri) {
    Map<String, String> wish = provider.wish();
    wish.put("redirect_uri", redirectUri);

    Response response = provider.authorize(wish);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.headers()).doesNotContainKey("Location");
    assertThat(response.body()).contains(TestProvider.CALLBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody"})
  void showsThatTheClientIsUnknown(String clientId) {
    Map<String, String> wish = new LinkedHashMap<>(provider.wish());
    wish.put("client_id", clientId);

    assertThat(provider.authorize(wish).status()).isEqualTo(400);
  }

  @Test
  void aPublicClientNeedsPkce() {
    Map<String, String> wish = new LinkedHashMap<>(provider.wish());
    wish.put("client_id", "terminal");
    assertThat(back(provider.authorize(wish))).containsKey("code");

    wish.remove("code_challenge");
    wish.remove("code_challenge_method");
    assertThat(back(provider.authorize(wish))).containsEntry("error", "invalid_request");
  }

  @Test
  void escapesWhatItRepeats() {
    Map<String, String> wish = provider.wish();
    wish.put("redirect_uri", "\"'><script>alert(1)</script>");

    assertThat(provider.authorize(wish).body()).doesNotContain("<script").contains("&lt;script");
  }

  @Test
  void tellsTheClientWhyTheSignInWasDenied() {
    OAuthError error =
        OAuthError.returned(
            new RedirectTarget("http://127.0.0.1:2/back?app=1", "", "http://issuer"),
            "access_denied",
            "No.");

    assertThat(error.response().headers())
        .containsEntry(
            "Location",
            "http://127.0.0.1:2/back?app=1&error=access_denied&error_description=No."
                + "&iss=http%3A%2F%2Fissuer");
  }
}
