package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.LoginProblem;
import io.pachsh.http.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ID token leaves open, and what becomes of a login when userinfo does not tell. */
class UserInfoTest {
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.claims = claims -> claims.remove("groups");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private ClaimedGroups groups() throws Exception {
    return trial.login().verified().groups();
  }

  private static String signed(Map<String, Object> claims) {
    return Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.FIRST, claims);
  }

  private void answerWith(String token) {
    provider.routes.put(
        "/userinfo", request -> new Response(200, "application/jwt", token, Map.of()));
  }

  private Map<String, Object> claims() {
    return new HashMap<>(Map.of("sub", "00u1", "groups", List.of("data")));
  }

  @Test
  void aSignedAnswerIsVerified() throws Exception {
    answerWith(signed(claims()));
    assertThat(groups()).isEqualTo(ClaimedGroups.named(List.of("data")));
    Map<String, Object> addressed = claims();
    addressed.put("iss", provider.issuer());
    addressed.put("aud", List.of(FaultyProvider.CLIENT_ID, "other"));
    answerWith(signed(addressed));
    assertThat(groups().names()).containsExactly("data");
  }

  @Test
  void aWrongSignatureRefusesTheLoginEvenIfOnlyGroupsAreMissing() throws Exception {
    String token = signed(claims());
    String foreign = signed(Map.of("sub", "00u1", "groups", List.of("root")));
    answerWith(
        token.substring(0, token.lastIndexOf('.')) + foreign.substring(foreign.lastIndexOf('.')));
    assertThat(trial.login().problem().sentence())
        .isEqualTo("The userinfo answer's signature is wrong.");
    answerWith(Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.SECOND), Keys.SECOND, claims()));
    assertThat(trial.login().problem().check()).isEqualTo("signature");
    answerWith(
        "eyJhbGciOiJub25lIn0."
            + token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))
            + ".");
    assertThat(trial.login().problem().sentence())
        .isEqualTo("The userinfo answer is not signed at all.");
  }

  @Test
  void anotherPersonRefusesTheLogin() throws Exception {
    provider.userInfo.put("sub", "00u2");
    provider.userInfo.put("groups", List.of("data"));
    assertThat(trial.login().problem().sentence()).contains("another person");
    answerWith(signed(Map.of("sub", "00u2", "groups", List.of("data"))));
    assertThat(trial.login().problem().sentence()).contains("another person");
  }

  @Test
  void anAnswerSignedForSomebodyElseRefusesTheLogin() throws Exception {
    Map<String, Object> addressed = claims();
    addressed.put("aud", "other");
    answerWith(signed(addressed));
    assertThat(trial.login().problem().sentence()).contains("for another app");
    addressed.put("aud", FaultyProvider.CLIENT_ID);
    addressed.put("iss", "https://elsewhere.example");
    answerWith(signed(addressed));
    assertThat(trial.login().problem().sentence()).contains("for another issuer");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Response.text(500, "oops"), "500"),
        Arguments.of(Response.text(401, ""), "did not answer with claims"),
        Arguments.of(Response.html(200, "<p>hello"), "did not answer with claims"),
        Arguments.of(Response.json(200, "{\"sub\":1,\"sub\":2}"), "names 'sub' twice"),
        Arguments.of(Response.text(502, ""), "502 (Bad Gateway)"),
        Arguments.of(Response.text(429, ""), "too many requests"),
        Arguments.of(new Response(200, "application/jwt", "a.b.c.d.e", Map.of()), "encrypts"),
        Arguments.of(new Response(200, "application/jwt", "hello", Map.of()), "is none"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whenOnlyGroupsAreMissingAFailureLetsThePersonInWithoutThem(Response answer, String words)
      throws Exception {
    provider.routes.put("/userinfo", request -> answer);
    ClaimedGroups groups = groups();
    assertThat(groups.isKnown()).isFalse();
    assertThat(groups.names()).isEmpty();
    if (answer.status() != 500) {
      assertThat(groups.reason()).contains(words);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whenTheAddressIsMissingAFailureRefusesTheLogin(Response answer, String words)
      throws Exception {
    provider.claims = claims -> claims.remove("email");
    provider.routes.put("/userinfo", request -> answer);
    LoginProblem problem = trial.login().problem();
    assertThat(problem.sentence() + problem.found()).contains(words);
  }

  @Test
  void aSlowEndpointLetsThePersonInWithoutGroups() throws Exception {
    try (RawServer silent = new RawServer(out -> Thread.sleep(60_000))) {
      provider.metadata.put("userinfo_endpoint", "http://127.0.0.1:" + silent.port() + "/u");
      try (Trial hurried = trial.hurried()) {
        ClaimedGroups groups = hurried.login().verified().groups();
        assertThat(groups.isKnown()).isFalse();
        assertThat(groups.reason()).contains("did not finish its answer");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyEndpointIsAbsent(String address) throws Exception {
    provider.metadata.put("userinfo_endpoint", address);
    ClaimedGroups groups = groups();
    assertThat(groups.isKnown()).isTrue();
    assertThat(groups.reason()).contains("no claim 'groups'");
    assertThat(provider.log).doesNotContain("GET /userinfo");
  }

  @Test
  void groupsOverageIsSaid() throws Exception {
    provider.claims =
        claims -> {
          claims.remove("groups");
          claims.put("_claim_names", Map.of("groups", "src1"));
          claims.put("_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph")));
        };
    assertThat(groups().isKnown()).isFalse();
    assertThat(groups().reason()).contains("overage").contains("Groups assigned to");
    provider.claims =
        claims -> {
          claims.remove("groups");
          claims.put("hasgroups", true);
        };
    assertThat(groups().reason()).contains("overage");
  }

  @Test
  void whyThereAreNoGroupsIsSaid() throws Exception {
    assertThat(groups().reason()).contains("Groups claim filter");
    provider.userInfo.put("groups", List.of());
    assertThat(groups().reason()).isEqualTo("The provider says that the person is in no group.");
    provider.userInfo.remove("groups");
    trial.additionalScopes = List.of();
    assertThat(groups().reason()).contains("a scope 'groups'").contains("'additional_scopes'");
  }
}
