package io.pachsh.oidc;

import static io.pachsh.oidc.FaultyProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The device's side of RFC 8628, at providers that keep to it and at others. */
class DeviceLoginTest {
  private static final LoginClient TERMINAL = new LoginClient("terminal", Secret.of("t"));

  private final Map<String, Object> codes = new ConcurrentHashMap<>();
  private final Deque<Response> answers = new ArrayDeque<>();
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("device_authorization_endpoint", provider.issuer() + "/device/code");
    provider.routes.put("/device/code", request -> FaultyProvider.json(codes));
    provider.routes.put("/token", request -> answers.removeFirst());
    codes.put("device_code", "a-device-code");
    codes.put("user_code", "WDJB-MJHT");
    codes.put("verification_uri", "https://id.example.com/device");
    codes.put("verification_uri_complete", "https://id.example.com/device?user_code=WDJB-MJHT");
    codes.put("expires_in", 300);
    codes.put("interval", 5);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private DeviceOpening<Verdict> open(Optional<LoginClient> client) {
    return trial.party.backChannel(trial.configuration()).openDevice(client);
  }

  private PendingDevice<Verdict> opened() {
    return open(Optional.empty()).orRefuse();
  }

  private LoginProblem refusal() {
    return ((DeviceOpening.Refused<Verdict>) open(Optional.empty())).problem();
  }

  private Response tokens(Map<String, Object> changes) {
    Map<String, Object> claims = provider.honestClaims();
    claims.putAll(changes);
    Map<String, Object> answer = new HashMap<>();
    answer.put("token_type", "bearer");
    answer.put("access_token", "an-access-token");
    answer.put("id_token", provider.signer.apply(claims));
    return FaultyProvider.json(answer);
  }

  private static Response error(int status, String error) {
    return Response.json(status, "{\"error\":\"" + error + "\"}");
  }

  private static Duration pause(DevicePoll<Verdict> poll) {
    return ((DevicePoll.Pending<Verdict>) poll).pause();
  }

  private static LoginProblem problem(DevicePoll<Verdict> poll) {
    return ((Verdict.Failed) ((DevicePoll.Ended<Verdict>) poll).result()).problem();
  }

  private Request last() {
    return provider.requests.get(provider.requests.size() - 1);
  }

  @Test
  void showsTheCodeAndSignsInWhoeverAllowedIt() {
    PendingDevice<Verdict> login = opened();

    assertThat(login.code())
        .isEqualTo(
            new DeviceCode(
                "WDJB-MJHT",
                "https://id.example.com/device",
                Optional.of("https://id.example.com/device?user_code=WDJB-MJHT"),
                NOW.plusSeconds(300)));
    assertThat(last().form("scope").orElseThrow().split(" ")).contains("openid", "email");
    assertThat(last().form("client_secret")).contains(FaultyProvider.CLIENT_SECRET);
    answers.add(error(400, "authorization_pending"));
    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(5));
    answers.add(tokens(Map.of()));
    Verdict verdict = ((DevicePoll.Ended<Verdict>) login.poll()).result();
    assertThat(((Verdict.Verified) verdict).email()).isEqualTo("test@pachyderm.com");
    assertThat(last().form("device_code")).contains("a-device-code");
  }

  @Test
  void pendingIsPendingWithAnyStatus() {
    PendingDevice<Verdict> login = opened();
    // As dex answers.
    answers.add(error(401, "authorization_pending"));

    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void asksLessOftenWhenToldSo() {
    PendingDevice<Verdict> login = opened();
    answers.add(error(400, "slow_down"));
    answers.add(error(400, "slow_down"));
    answers.add(error(400, "authorization_pending"));

    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(10));
    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(15));
    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void asksLessOftenWhenTheProviderIsNotThere() {
    PendingDevice<Verdict> login = opened();
    answers.add(Response.text(503, "no"));
    answers.add(tokens(Map.of()));

    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(10));
    assertThat(login.poll()).isInstanceOf(DevicePoll.Ended.class);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, refused on the other device",
    "expired_token, the code has expired",
    "invalid_grant, does not know the code any more",
    "invalid_client, client id and its secret",
  })
  void saysWhyNothingCame(String error, String sentence) {
    PendingDevice<Verdict> login = opened();
    answers.add(error(400, error));
    answers.add(error(400, error));

    assertThat(problem(login.poll()).sentence()).contains(sentence);
  }

  @Test
  void asksAsAnotherClientForATokenThatIsMeantForTheCluster() {
    PendingDevice<Verdict> login = open(Optional.of(TERMINAL)).orRefuse();

    assertThat(last().form("client_id")).contains("terminal");
    assertThat(last().form("scope").orElseThrow()).contains("audience:server:client_id:pachyderm");
    answers.add(tokens(Map.of("aud", List.of("pachyderm", "terminal"), "azp", "terminal")));
    Verdict verdict = ((DevicePoll.Ended<Verdict>) login.poll()).result();
    assertThat(((Verdict.Verified) verdict).notes()).isEmpty();
  }

  @Test
  void refusesATokenThatAThirdClientAskedFor() {
    PendingDevice<Verdict> login = open(Optional.of(TERMINAL)).orRefuse();
    answers.add(tokens(Map.of("aud", List.of("pachyderm", "terminal"), "azp", "third")));

    assertThat(problem(login.poll()).check()).isEqualTo("azp");
  }

  @Test
  void refusesATokenThatIsNotForTheCluster() {
    PendingDevice<Verdict> login = open(Optional.of(TERMINAL)).orRefuse();
    answers.add(tokens(Map.of("aud", "terminal")));

    assertThat(problem(login.poll()).check()).isEqualTo("aud");
  }

  @Test
  void takesAPastedTokenOfATrustedClientAlone() {
    Map<String, Object> claims = provider.honestClaims();
    claims.put("aud", List.of("pachyderm", "terminal"));
    claims.put("azp", "terminal");
    Secret token = Secret.of(provider.signer.apply(claims));

    assertThat(trial.party.verify(trial.configuration(), token, java.util.Set.of("terminal")))
        .isInstanceOf(Verdict.Verified.class);
    assertThat(
            ((Verdict.Failed) trial.party.verify(trial.configuration(), token)).problem().check())
        .isEqualTo("azp");
  }

  @Test
  void saysThatTheProviderHasNoSuchLogin() {
    provider.metadata.remove("device_authorization_endpoint");

    assertThat(refusal().sentence()).contains("offers no sign-in on another device");
    assertThat(refusal().remedy()).contains("auth login --no-browser");
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_client, does not know the client 'pachyderm'",
    "400, unauthorized_client, does not let the client 'pachyderm' sign people in",
    "400, invalid_scope, ask for what the cluster needs to know",
    "400, strange, gives no code for another device: strange",
  })
  void saysWhyThereIsNoCode(int status, String error, String sentence) {
    provider.routes.put("/device/code", request -> error(status, error));

    assertThat(refusal().sentence()).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "user_code, WD\u001b[31mEVIL",
        "user_code, \"\"",
        "user_code, \u202eTHJM",
        "user_code, ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ",
        "verification_uri, \"\"",
        "verification_uri, https://id.example.com/a b",
        "device_code, \"\"",
      })
  void refusesWhatCannotBeShown(String member, String value) {
    codes.put(member, value);

    assertThat(refusal().sentence()).contains("no usable '" + member + "'");
    assertThat(refusal().found()).doesNotContain("EVIL");
  }

  @Test
  void leavesOutACompleteAddressThatIsNone() {
    codes.put("verification_uri_complete", "https://id.example.com/\u001b]0;evil");

    // A control character is no blank: the address is shown sanitised, and never opened.
    assertThat(opened().code().address()).isEqualTo("https://id.example.com/device");
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 1_000_000_000L})
  void waitsForNoProviderThatWantsToBeAskedHardlyEver(long interval) {
    codes.put("interval", interval);

    assertThat(refusal().check()).isEqualTo("interval");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -5})
  void asksNotWithoutAPause(long interval) {
    codes.put("interval", interval);
    PendingDevice<Verdict> login = opened();
    answers.add(error(400, "authorization_pending"));

    assertThat(pause(login.poll())).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void noCodeIsGoodForEver() {
    codes.put("expires_in", 1_000_000_000L);
    assertThat(opened().code().expires()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
  }
}
