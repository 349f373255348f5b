package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.FAIL;
import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pachsh.http.Response;
import io.pachsh.network.Network;
import io.pachsh.oidc.FaultyProvider;
import java.io.IOException;
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

/** What the doctor advises about a provider is what helps. */
class ProviderAdviceTest {
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    provider = new FaultyProvider();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static Map<String, Finding> found(String issuer) {
    return ProviderStageTest.found(issuer, Network.DIRECT);
  }

  static Stream<Arguments> answersOfTokenEndpoints() {
    return Stream.of(
        arguments(401, "{\"error\":\"invalid_client\"}", FAIL, true),
        arguments(400, "{\"error\":\"invalid_client\"}", FAIL, true),
        arguments(401, "{\"error\":\"unauthorized_client\"}", FAIL, true),
        arguments(401, "no", FAIL, true),
        arguments(400, "{\"error\":\"unauthorized_client\"}", FAIL, false),
        arguments(400, "{\"error\":\"invalid_dpop_proof\"}", FAIL, false),
        arguments(400, "{\"error\":\"invalid_grant\"}", PASS, false),
        arguments(401, "{\"error\":\"invalid_grant\"}", PASS, false),
        arguments(403, "{\"error\":\"invalid_grant\"}", PASS, false),
        arguments(400, "{\"error\":\"invalid_request\"}", SKIP, false),
        arguments(500, "{\"error\":\"invalid_client\"}", SKIP, false),
        arguments(500, "{\"error\":\"invalid_grant\"}", SKIP, false),
        arguments(404, "{\"error\":\"invalid_client\"}", SKIP, false),
        arguments(500, "oops", FAIL, false),
        arguments(503, "oops", FAIL, false),
        arguments(404, "oops", FAIL, false),
        arguments(200, "oops", FAIL, false));
  }

  /** Only who says that the secret is wrong has it replaced. */
  @ParameterizedTest
  @MethodSource("answersOfTokenEndpoints")
  void aGoodSecretIsNotReplaced(
      int status, String body, Finding.Status expected, boolean isReplaced) {
    provider.routes.put("/token", request -> Response.json(status, body));
    Finding found = found(provider.issuer()).get("app.client");
    assertThat(found.status()).as(found.toString()).isEqualTo(expected);
    assertThat(found.fixes().toString().contains("okta rotate-secret"))
        .as(found.toString())
        .isEqualTo(isReplaced);
  }

  /** What is published and can be no issuer is not said to be configured. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.com/{tenantid}/v2.0",
        "https://login.example.com/{tenant}/",
        "",
        " ",
        "login.example.com",
        "https://login.example.com?a=b"
      })
  void anIssuerThatCannotBeOneIsNotAdvised(String published) {
    provider.metadata.put("issuer", published);
    Map<String, Finding> found = found(provider.issuer());
    assertThat(found.toString()).doesNotContain("set-config --issuer", "Use exactly");
    assertThat(found.values()).anyMatch(finding -> finding.status() == FAIL);
  }

  @Test
  void thePublishedIssuerAndThePastedOnesAreAdvised() {
    provider.metadata.put("issuer", "https://other.example");
    assertThat(found(provider.issuer()).get("provider.issuer").fixes())
        .contains("auth set-config --issuer https://other.example");
    assertThat(found(provider.issuer() + "/oauth2/v1/token").get("provider.form").fixes())
        .contains("auth set-config --issuer " + provider.issuer());
  }

  /** Without openid nobody logs in, whatever a provider lists. */
  @Test
  void someScopeIsLeftInWhatIsAdvised() {
    provider.metadata.put("scopes_supported", List.of("address"));
    assertThat(found(provider.issuer()).get("provider.scopes").fixes())
        .containsExactly("auth set-config --scopes openid");
  }
}
