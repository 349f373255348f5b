package io.pachsh.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.Request;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins on the rehearsal org, good and bad, over HTTP. */
class RehearsalLoginTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ADA = "ada@example.com";

  @TempDir static Path template;
  @TempDir Path directory;
  private Callback callback;
  private RehearsalOrg org;

  @BeforeAll
  static void makeOneKeyForAll() {
    RehearsalOrg.start(OrgSettings.in(template), Clock.systemUTC(), new SecureRandom()).close();
  }

  @BeforeEach
  void start() throws IOException {
    Files.copy(template.resolve("rehearsal.json"), directory.resolve("rehearsal.json"));
    callback = new Callback();
    org =
        RehearsalOrg.start(
            OrgSettings.in(directory).onPort(0).returningTo(callback.uri()),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void stop() {
    org.close();
    callback.close();
  }

  @Test
  void walksTheSignInFormToTheCallback() {
    LandingPage landingPage = walk(ADA);

    assertThat(landingPage.status()).isEqualTo(200);
    assertThat(landingPage.text()).isEqualTo(Callback.WELCOME);
    assertThat(landingPage.address().toString()).startsWith(callback.uri() + "?");
  }

  @Test
  void theWholeFlowGivesATokenThatHolds() throws Exception {
    Request back = login(ADA);
    assertThat(back.query("state")).contains("the-state");
    assertThat(back.query("iss")).contains(org.details().issuer());

    SignedJWT token = idToken(back);

    assertThat(holds(token)).isTrue();
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(org.details().clientId());
    assertThat(token.getJWTClaimsSet().getClaims())
        .containsEntry("iss", org.details().issuer())
        .containsEntry("nonce", "the-nonce")
        .containsEntry("email", ADA)
        .containsEntry("email_verified", true);
    assertThat(token.getJWTClaimsSet().getStringListClaim("groups"))
        .containsExactly("Everyone", "data-science");
  }

  @Test
  void theGuidesUserSignsIn() throws Exception {
    assertThat(idToken(login("test@pachyderm.com")).getJWTClaimsSet().getStringClaim("email"))
        .isEqualTo("test@pachyderm.com");
  }

  @Test
  void aWrongPasswordShowsThePageAgain() throws Exception {
    URI address = callback.loginAddress(org.details());

    Exchange page =
        Exchange.post(address, Map.of("username", "<ada>\"", "password", "wrong"), LIMIT);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("role=\"alert\"", "value=\"&lt;ada&gt;&quot;\"")
        .doesNotContain("<ada>", "wrong\"");
    assertThat(callback.arrivals).isEmpty();
  }

  @Test
  void choosingAUserFillsInTheName() throws Exception {
    URI address = callback.loginAddress(org.details(), Map.of("login_hint", ADA));

    assertThat(new HtmlText(Exchange.get(address, LIMIT).body()).form().orElseThrow())
        .containsEntry("username", ADA);
  }

  @Test
  void refusesToWalkAnywhereElse() {
    URI elsewhere = URI.create(org.details().issuer() + ".example.com/oauth2/v1/authorize");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new FormSignIn(org.details()).as(ADA, elsewhere))
        .withMessageContaining("rehearsal org")
        .withMessageContaining(".example.com")
        .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.FAILED));
  }

  @Test
  void namesTheUsersWhenAskedForAnother() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> walk("nobody@example.com"))
        .withMessageContaining("nobody@example.com")
        .satisfies(failure -> assertThat(failure.hint().orElse("")).contains(ADA));
  }

  @Test
  void theWalkTellsWhatTheOrgRefused() {
    URI address =
        callback.loginAddress(org.details(), Map.of("redirect_uri", "http://127.0.0.1:1/x"));

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new FormSignIn(org.details()).as(ADA, address))
        .withMessageContaining("400")
        .withMessageContaining("http://127.0.0.1:1/x");
  }

  @Test
  void theWalkTellsThatTheOrgDoesNotRun() {
    URI address = callback.loginAddress(org.details());
    OrgDetails details = org.details();
    org.close();

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new FormSignIn(details).as(ADA, address))
        .satisfies(failure -> assertThat(failure.exit()).isEqualTo(Exit.UNREACHABLE));
  }

  @Test
  void theWalkCarriesErrorsToTheCallback() throws Exception {
    URI address = callback.loginAddress(org.details(), Map.of("scope", "openid everything"));

    new FormSignIn(org.details()).as(ADA, address);

    assertThat(callback.arrivals.take().query("error")).contains("invalid_scope");
  }

  @Test
  void misbehavesWithTheWrongIssuer() throws Exception {
    org.misbehave(Fault.WRONG_ISSUER);

    SignedJWT token = idToken(login(ADA));

    assertThat(holds(token)).isTrue();
    assertThat(token.getJWTClaimsSet().getIssuer()).isNotEqualTo(org.details().issuer());
  }

  @Test
  void misbehavesWithTheWrongAudience() throws Exception {
    org.misbehave(Fault.WRONG_AUDIENCE);

    assertThat(idToken(login(ADA)).getJWTClaimsSet().getAudience())
        .doesNotContain(org.details().clientId());
  }

  @Test
  void misbehavesByAssigningNobody() throws Exception {
    org.misbehave(Fault.NOT_ASSIGNED);

    Request back = login(ADA);

    assertThat(back.query("error")).contains("access_denied");
    assertThat(back.query("error_description"))
        .contains("User is not assigned to the client application.");
    assertThat(back.query("iss")).contains(org.details().issuer());
    assertThat(back.query("code")).isEmpty();
  }

  @Test
  void misbehavesWithoutEmail() throws Exception {
    org.misbehave(Fault.NO_EMAIL);

    JsonNode tokens = tokens(login(ADA));

    assertThat(claims(tokens)).doesNotContainKey("email").containsKey("groups");
    assertThat(userInfo(tokens).has("email")).isFalse();
  }

  @Test
  void misbehavesWithUnverifiedEmail() throws Exception {
    org.misbehave(Fault.UNVERIFIED_EMAIL);

    assertThat(claims(tokens(login(ADA)))).containsEntry("email_verified", false);
  }

  @Test
  void misbehavesWithoutGroups() throws Exception {
    org.misbehave(Fault.NO_GROUPS);

    JsonNode tokens = tokens(login(ADA));

    assertThat(claims(tokens)).doesNotContainKey("groups").containsKey("email");
    assertThat(userInfo(tokens).has("groups")).isFalse();
  }

  @Test
  void misbehavesWithAnUnknownKey() throws Exception {
    org.misbehave(Fault.UNKNOWN_KEY);

    SignedJWT token = idToken(login(ADA));

    assertThat(keys().getKeyByKeyId(token.getHeader().getKeyID())).isNull();
  }

  @Test
  void misbehavesWithAFastClock() throws Exception {
    org.misbehave(Fault.CLOCK_OFF);

    assertThat(idToken(login(ADA)).getJWTClaimsSet().getIssueTime().toInstant())
        .isAfter(Instant.now().plus(Duration.ofMinutes(9)));
  }

  @Test
  void misbehavesSlowlyUntilTheMoodTurns() throws Exception {
    org.misbehave(Fault.SLOW);
    URI discovery = URI.create(org.details().issuer() + "/.well-known/openid-configuration");

    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> Exchange.get(discovery, Duration.ofMillis(300)));
    assertThat(RehearsalOrg.status(directory))
        .isEqualTo(new OrgStatus.Running(org.details(), Fault.SLOW));

    org.misbehave(Fault.NONE);
    assertThat(Exchange.get(discovery, LIMIT).status()).isEqualTo(200);
  }

  @Test
  void closingEndsASlowAnswer() throws Exception {
    org.misbehave(Fault.SLOW);
    URI discovery = URI.create(org.details().issuer() + "/.well-known/openid-configuration");
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> Exchange.get(discovery, Duration.ofMillis(300)));

    Thread slow = threadInMood();

    org.close();

    slow.join(LIMIT.toMillis());
    assertThat(inMood(slow)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.well-known/openid-configuration", "/oauth2/v1/keys"})
  void misbehavesAsABrokenServer(String path) throws Exception {
    org.misbehave(Fault.SERVER_ERROR);
    assertThat(Exchange.get(URI.create(org.details().issuer() + path), LIMIT).status())
        .isEqualTo(500);

    org.misbehave(Fault.HTML);
    Exchange html = Exchange.get(URI.create(org.details().issuer() + path), LIMIT);
    assertThat(html.status()).isEqualTo(200);
    assertThat(html.body()).startsWith("<!doctype html>");
  }

  private LandingPage walk(String email) {
    return new FormSignIn(org.details()).as(email, callback.loginAddress(org.details()));
  }

  private Request login(String email) throws InterruptedException {
    walk(email);
    return callback.arrivals.take();
  }

  private JsonNode tokens(Request back) throws IOException {
    Map<String, String> form = callback.exchange(back.query("code").orElseThrow());
    form.put("client_id", org.details().clientId());
    form.put("client_secret", org.details().clientSecret().reveal());
    Exchange answer =
        Exchange.post(URI.create(org.details().issuer() + "/oauth2/v1/token"), form, LIMIT);
    assertThat(answer.status()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private SignedJWT idToken(Request back) throws Exception {
    return SignedJWT.parse(tokens(back).get("id_token").asText());
  }

  private static Map<String, Object> claims(JsonNode tokens) throws Exception {
    return SignedJWT.parse(tokens.get("id_token").asText()).getJWTClaimsSet().getClaims();
  }

  private JWKSet keys() throws Exception {
    return JWKSet.parse(
        Exchange.get(URI.create(org.details().issuer() + "/oauth2/v1/keys"), LIMIT).body());
  }

  private boolean holds(SignedJWT token) throws Exception {
    RSAKey key = (RSAKey) keys().getKeyByKeyId(token.getHeader().getKeyID());
    return token.verify(new RSASSAVerifier(key));
  }

  private JsonNode userInfo(JsonNode tokens) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(org.details().issuer() + "/oauth2/v1/userinfo").toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + tokens.get("access_token").asText());
    return new ObjectMapper().readTree(connection.getInputStream());
  }

  private static Thread threadInMood() {
    Instant deadline = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(deadline)) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (inMood(thread)) {
          return thread;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nobody is being slow");
  }

  private static boolean inMood(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().equals(FaultSwitch.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
