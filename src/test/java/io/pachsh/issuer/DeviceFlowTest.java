package io.pachsh.issuer;

import static io.pachsh.issuer.TestProvider.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8628, from both sides. */
class DeviceFlowTest {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Pattern HIDDEN = Pattern.compile("name=\"sign_in\" value=\"([^\"]+)\"");

  private final TestProvider provider = new TestProvider();

  @Test
  void tellsTheDeviceWhatToShowAndWhenToAsk() {
    Map<String, Object> codes = begin(provider.full);

    assertThat((String) codes.get("user_code"))
        .matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    assertThat(codes)
        .containsEntry("verification_uri", TestProvider.ISSUER + "/device")
        .containsEntry(
            "verification_uri_complete",
            TestProvider.ISSUER + "/device?user_code=" + codes.get("user_code"))
        .containsEntry("expires_in", 300L)
        .containsEntry("interval", 5L);
  }

  @Test
  void givesTokensOnceThePersonAllowed() throws Exception {
    Map<String, Object> codes = begin(provider.full);
    refused(poll(provider.full, codes), "authorization_pending");

    assertThat(answer(codes, "allow").body()).contains("You are signed in");

    provider.clock.turn(Duration.ofSeconds(5));
    Map<String, Object> tokens = json(poll(provider.full, codes));
    SignedJWT token = SignedJWT.parse((String) tokens.get("id_token"));
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("full");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("sub-ada");
    assertThat(token.getJWTClaimsSet().getClaim("nonce")).isNull();
    assertThat(tokens).containsKey("refresh_token");
  }

  @Test
  void givesNothingOnceThePersonRefused() {
    Map<String, Object> codes = begin(provider.full);

    assertThat(answer(codes, "deny").body()).contains("Nobody was let in");

    refused(poll(provider.full, codes), "access_denied");
  }

  @Test
  void asksThePersonWithTheApplicationsNameAndTheCode() {
    Map<String, Object> codes = begin(provider.full);

    Response question = signIn((String) codes.get("user_code"));

    assertThat(question.body())
        .contains("Full &lt;app&gt;", (String) codes.get("user_code"), "ada@example.com")
        .doesNotContain("<app>");
  }

  @Test
  void takesTheCodeInAnySpelling() {
    Map<String, Object> codes = begin(provider.full);
    String spelt = ((String) codes.get("user_code")).toLowerCase(java.util.Locale.ROOT);

    assertThat(enter(" " + spelt.replace("-", " ") + " ").status()).isEqualTo(303);
  }

  @Test
  void aLinkWithTheCodeAloneLeadsNowhere() {
    Map<String, Object> codes = begin(provider.full);

    Response page = provider.get("/org/device?user_code=" + codes.get("user_code"), Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("value=\"" + codes.get("user_code") + "\"", "in your own terminal")
        .doesNotContain("<script");
    refused(poll(provider.full, codes), "authorization_pending");
  }

  @Test
  void showsWhatWasTypedEscaped() {
    assertThat(enter("\"><script>").body()).doesNotContain("<script");
  }

  @Test
  void aDeviceThatAsksTooOftenHasToWaitLonger() {
    Map<String, Object> codes = begin(provider.full);
    refused(poll(provider.full, codes), "authorization_pending");

    provider.clock.turn(Duration.ofSeconds(4));
    refused(poll(provider.full, codes), "slow_down");
    provider.clock.turn(Duration.ofSeconds(9));
    refused(poll(provider.full, codes), "slow_down");
    provider.clock.turn(Duration.ofSeconds(15));
    refused(poll(provider.full, codes), "authorization_pending");
  }

  @Test
  void slowsDownOnlyTheCodeThatWasAskedForTooOften() {
    Map<String, Object> hasty = begin(provider.full);
    Map<String, Object> patient = begin(provider.full);
    poll(provider.full, hasty);
    refused(poll(provider.full, hasty), "slow_down");

    poll(provider.full, patient);
    provider.clock.turn(Duration.ofSeconds(5));
    refused(poll(provider.full, patient), "authorization_pending");
  }

  @Test
  void aCodeExpires() {
    Map<String, Object> codes = begin(provider.full);
    provider.clock.turn(Duration.ofMinutes(5));

    refused(poll(provider.full, codes), "expired_token");
    assertThat(enter((String) codes.get("user_code")).status()).isEqualTo(400);
  }

  @Test
  void anAnswerThatComesTooLateSaysSo() {
    Map<String, Object> codes = begin(provider.full);
    String signIn = hidden(signIn((String) codes.get("user_code")));
    provider.clock.turn(Duration.ofMinutes(5).minusSeconds(1));
    Response early = decide(signIn, "allow");
    provider.clock.turn(Duration.ofSeconds(1));

    assertThat(early.body()).contains("You are signed in");
    Map<String, Object> late = begin(provider.full);
    provider.clock.turn(Duration.ofMinutes(4));
    String slow = hidden(signIn((String) late.get("user_code")));
    provider.clock.turn(Duration.ofMinutes(1));
    assertThat(decide(slow, "allow").body()).contains("Too late");
    refused(poll(provider.full, late), "expired_token");
  }

  @Test
  void aDeviceCodeBelongsToItsClient() {
    Map<String, Object> codes = begin(provider.full);
    answer(codes, "allow");

    refused(poll(provider.other, codes), "invalid_grant");
    assertThat(poll(provider.full, codes).status()).isEqualTo(200);
  }

  @Test
  void aDeviceCodeThatIsUsedAgainEndsWhatCameOfIt() {
    Map<String, Object> codes = begin(provider.full);
    answer(codes, "allow");
    Map<String, Object> tokens = json(poll(provider.full, codes));

    refused(poll(provider.full, codes), "invalid_grant");

    assertThat(
            provider
                .get(
                    "/org/userinfo",
                    Map.of("authorization", "Bearer " + tokens.get("access_token")))
                .status())
        .isEqualTo(401);
  }

  @Test
  void anAnswerCountsOnce() {
    Map<String, Object> codes = begin(provider.full);
    String signIn = hidden(signIn((String) codes.get("user_code")));
    decide(signIn, "deny");

    assertThat(decide(signIn, "allow").status()).isEqualTo(400);
    refused(poll(provider.full, codes), "access_denied");
  }

  @Test
  void aSignInThatBeganElsewhereGrantsNothing() {
    Map<String, String> wish = provider.wish();
    wish.put("redirect_uri", TestProvider.ISSUER + "/device/callback");
    URI back = URI.create(location(provider.authorize(wish)));

    assertThat(provider.get(back.getPath() + "?" + back.getRawQuery(), Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void boundsHowOftenACodeCanBeGuessed() {
    Map<String, Object> codes = begin(provider.full);
    for (int i = 0; i < 20; i++) {
      assertThat(enter("BCDF-GHJK").status()).isEqualTo(400);
    }

    assertThat(enter((String) codes.get("user_code")).status()).isEqualTo(429);
    provider.clock.turn(Duration.ofMinutes(1));
    assertThat(enter((String) codes.get("user_code")).status()).isEqualTo(303);
  }

  @Test
  void refusesAClientThatMayNotUseIt() {
    refused(provider.token(provider.codeOnly, poll("x")), "unauthorized_client");
    refused(
        provider.send(
            "POST", "/org/device/code", "scope=openid", TestProvider.basic(provider.codeOnly)),
        "unauthorized_client");
    Map<String, String> wish = provider.wish();
    wish.put("client_id", "code-only");
    wish.put("redirect_uri", TestProvider.ISSUER + "/device/callback");
    assertThat(provider.authorize(wish).status()).isEqualTo(400);
  }

  @Test
  void refusesAWrongSecretAndAnUnknownScope() {
    Client impostor = new Client("full", Secret.of("wrong"), List.of(), Set.of());

    assertThat(
            provider
                .send("POST", "/org/device/code", "scope=openid", TestProvider.basic(impostor))
                .status())
        .isEqualTo(401);
    refused(
        provider.send(
            "POST", "/org/device/code", "scope=openid+x", TestProvider.basic(provider.full)),
        "invalid_scope");
  }

  @Test
  void aPublicClientOnlySaysWhoItIs() {
    Map<String, Object> codes =
        json(
            provider.send("POST", "/org/device/code", "client_id=terminal&scope=openid", Map.of()));
    answer(codes, "allow");
    Map<String, String> form = poll((String) codes.get("device_code"));
    form.put("client_id", "terminal");

    assertThat(json(provider.send("POST", "/org/token", Parameters.format(form), Map.of())))
        .containsKey("id_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "unknown"})
  void nobodyIsPublicByLeavingTheSecretOut(String client) {
    assertThat(
            provider
                .send("POST", "/org/device/code", "scope=openid&client_id=" + client, Map.of())
                .status())
        .isEqualTo(401);
  }

  private Map<String, Object> begin(Client client) {
    return json(
        provider.send(
            "POST",
            "/org/device/code",
            "scope=openid+profile+email+offline_access",
            TestProvider.basic(client)));
  }

  private Response poll(Client client, Map<String, Object> codes) {
    return provider.token(client, poll((String) codes.get("device_code")));
  }

  private static Map<String, String> poll(String deviceCode) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", GRANT);
    form.put("device_code", deviceCode);
    return form;
  }

  private Response enter(String code) {
    return provider.send(
        "POST", "/org/device", Parameters.format(Map.of("user_code", code)), Map.of());
  }

  /** Types the code and signs in: the page that asks. */
  private Response signIn(String code) {
    Response toTheSignIn = enter(code);
    URI back = URI.create(location(provider.get(location(toTheSignIn), Map.of())));
    return provider.get(back.getPath() + "?" + back.getRawQuery(), Map.of());
  }

  private Response answer(Map<String, Object> codes, String answer) {
    return decide(hidden(signIn((String) codes.get("user_code"))), answer);
  }

  private Response decide(String signIn, String answer) {
    return provider.send(
        "POST",
        "/org/device/callback",
        Parameters.format(Map.of("sign_in", signIn, "answer", answer)),
        Map.of());
  }

  private static String hidden(Response page) {
    Matcher field = HIDDEN.matcher(page.body());
    if (!field.find()) {
      throw new AssertionError(page.status() + " " + page.body());
    }
    return field.group(1);
  }

  private static String location(Response response) {
    return String.valueOf(response.headers().get("Location"));
  }

  private static void refused(Response response, String error) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(json(response)).containsEntry("error", error).containsKey("error_description");
  }
}
