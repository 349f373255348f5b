package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginProgress;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty.Opening;
import io.pachsh.access.RelyingParty.PendingLogin;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that gives refresh tokens, though not to this app. */
class RefusedScopeTest {
  private static final String NOTE = "cannot be renewed";

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    provider.metadata.put("scopes_supported", List.of("openid", "offline_access"));
    refuse("offline_access", "invalid_scope", "");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  /** Lets the provider refuse whoever asks for that scope. */
  private void refuse(String scope, String error, String description) {
    var authorize = provider.routes.get("/authorize");
    provider.routes.put(
        "/authorize",
        request -> {
          if (!scopes(request.query("scope")).contains(scope)) {
            return authorize.handle(request);
          }
          Map<String, String> back = new LinkedHashMap<>();
          back.put("error", error);
          back.put("error_description", description);
          back.put("state", request.query("state").orElseThrow());
          provider.callback.accept(back);
          return Response.redirect(
              request.query("redirect_uri").orElseThrow() + "?" + Parameters.format(back));
        });
  }

  private static List<String> scopes(Optional<String> parameter) {
    return List.of(parameter.orElse("").split(" "));
  }

  private static String parameter(URI address, String name) {
    return Parameters.parse(address.getRawQuery()).get(name).get(0);
  }

  private List<Request> authorizations() {
    return provider.requests.stream().filter(it -> it.path().equals("/authorize")).toList();
  }

  /** From the first refusal on, as a browser goes on. */
  private static Trial.Page walkOn(Trial.Page refusal) throws IOException {
    return Trial.browse(Trial.browse(refusal));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_scope, ''",
    "invalid_scope, One or more scopes are not configured for the authorization server resource.",
    "unauthorized_client, The client is not authorized to use the provided grant type.",
    "access_denied, Policy evaluation failed for scope offline_access.",
  })
  void theLoginSucceedsWithoutIt(String error, String description) throws Exception {
    refuse("offline_access", error, description);
    try (PendingLogin login = trial.open()) {
      Trial.Page onward = Trial.browse(Trial.browse(login.address()));
      assertThat(onward.status()).isEqualTo(302);
      assertThat(login.progress()).isEqualTo(LoginProgress.WAITING);

      Trial.Page end = walkOn(onward);

      assertThat(end.body()).contains("You are now logged in.");
      Verdict.Verified verified = (Verdict.Verified) login.await(Trial.PATIENCE).orElseThrow();
      assertThat(verified.email()).isEqualTo("test@pachyderm.com");
      assertThat(verified.notes()).singleElement().asString().contains(NOTE, "Refresh Token");
    }
  }

  @Test
  void theSecondRequestSharesNothingWithTheFirst() throws Exception {
    try (PendingLogin login = trial.open()) {
      URI first = login.address();
      URI second = URI.create(Trial.browse(Trial.browse(first)).location());

      for (String fresh : List.of("state", "nonce", "code_challenge")) {
        assertThat(parameter(second, fresh)).isNotEqualTo(parameter(first, fresh));
      }
      for (String same : List.of("client_id", "redirect_uri", "response_type")) {
        assertThat(parameter(second, same)).isEqualTo(parameter(first, same));
      }
      assertThat(second.getRawPath()).isEqualTo(first.getRawPath());
      assertThat(parameter(second, "scope")).isEqualTo("openid profile email groups");
    }
  }

  @Test
  void itIsAskedOnceMoreAndNoOftener() throws Exception {
    refuse("openid", "invalid_scope", "groups");
    try (PendingLogin login = trial.open()) {
      Trial.Page end = walkOn(Trial.browse(Trial.browse(login.address())));

      assertThat(end.status()).isEqualTo(400);
      assertThat(login.await(Trial.PATIENCE)).get().isInstanceOf(Verdict.Failed.class);
      assertThat(authorizations()).hasSize(2);
    }
  }

  @Test
  void aReloadedRefusalLeadsToTheSameRequestAgain() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page refused = Trial.browse(login.address());
      Trial.Page onward = Trial.browse(refused);
      assertThat(Trial.browse(refused).location()).isEqualTo(onward.location());

      walkOn(onward);

      assertThat(Trial.browse(refused).body()).contains("This login is finished");
      assertThat(login.await(Trial.PATIENCE)).get().isInstanceOf(Verdict.Verified.class);
    }
  }

  /** Somebody who knows the first state only cannot bring a code of another person. */
  @Test
  void afterTheRefusalTheFirstRequestTakesNoCode() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page refused = Trial.browse(login.address());
      Trial.browse(refused);
      URI forged =
          URI.create(trial.redirectUri + "?code=x&state=" + parameter(login.address(), "state"));

      assertThat(Trial.browse(forged).status()).isEqualTo(400);
      assertThat(provider.log).doesNotContain("POST /token");
      assertThat(login.await(Duration.ZERO)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"access_denied, The person said no.", "server_error, ''", "login_required, ''"})
  void otherRefusalsAreFinal(String error, String description) throws Exception {
    refuse("offline_access", error, description);

    assertThat(trial.login().problem().sentence()).contains(error);
    assertThat(authorizations()).hasSize(1);
  }

  @Test
  void whatThePersonConfiguredIsNotLeftOut() throws Exception {
    trial.additionalScopes = List.of("groups", "offline_access");

    assertThat(trial.login().problem().sentence()).contains("invalid_scope");
    assertThat(authorizations()).hasSize(1);
  }

  @Test
  void aLoginThatNobodyCouldRenewDoesNotAskForIt() {
    Opening opening =
        trial.party.open(trial.configuration(), Duration.ofMinutes(3), LoginRequest.ONCE);
    try (PendingLogin login = ((Opening.Opened) opening).login()) {
      assertThat(parameter(login.address(), "scope")).isEqualTo("openid profile email groups");
    }
  }

  /** RFC 9207 §2.4: another issuer's error sends nobody anywhere. */
  @Test
  void anotherIssuersRefusalIsNotFollowed() throws Exception {
    provider.callback = back -> back.put("iss", "https://evil.example");

    assertThat(trial.login().problem().check()).isEqualTo("iss parameter");
  }

  private Response deviceCode(Request request) {
    return scopes(request.form("scope")).contains("offline_access")
        ? Response.json(400, "{\"error\":\"invalid_scope\"}")
        : FaultyProvider.json(
            Map.of(
                "device_code", "a-device-code",
                "user_code", "WDJB-MJHT",
                "verification_uri", "https://id.example.com/device",
                "expires_in", 300));
  }

  private Response tokens(Request request) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("token_type", "bearer");
    answer.put("access_token", "an-access-token");
    answer.put("id_token", provider.signer.apply(provider.honestClaims()));
    return FaultyProvider.json(answer);
  }

  private DeviceOpening<Verdict> openDevice() {
    provider.metadata.put("device_authorization_endpoint", provider.issuer() + "/device/code");
    provider.routes.putIfAbsent("/device/code", this::deviceCode);
    provider.routes.put("/token", this::tokens);
    return trial.party.backChannel(trial.configuration()).openDevice(Optional.empty());
  }

  @Test
  void theOtherDeviceSignsInWithoutIt() {
    DevicePoll<Verdict> poll = openDevice().orRefuse().poll();

    Verdict.Verified verified = (Verdict.Verified) ((DevicePoll.Ended<Verdict>) poll).result();
    assertThat(verified.email()).isEqualTo("test@pachyderm.com");
    assertThat(verified.notes()).singleElement().asString().contains(NOTE);
    assertThat(provider.log).filteredOn("POST /device/code"::equals).hasSize(2);
  }

  @Test
  void theOtherDevicesCodeIsAskedForOnceMoreAndNoOftener() {
    provider.routes.put(
        "/device/code", request -> Response.json(400, "{\"error\":\"invalid_scope\"}"));

    assertThat(openDevice()).isInstanceOf(DeviceOpening.Refused.class);
    assertThat(provider.log).filteredOn("POST /device/code"::equals).hasSize(2);
  }
}
