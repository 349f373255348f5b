package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a discovery document tells before anybody logs in. */
class ProviderRequirementsTest {
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("scopes_supported", List.of("openid", "profile", "email", "groups"));
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private Discovery.Published discovered() {
    return (Discovery.Published) trial.discover(provider.issuer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id_token_signing_alg_values_supported | HS256 none        | algorithm
          id_token_signing_alg_values_supported | EdDSA             | algorithm
          token_endpoint_auth_methods_supported | private_key_jwt   | client authentication
          token_endpoint_auth_methods_supported | none              | client authentication
          response_modes_supported              | form_post         | response mode
          response_modes_supported              | fragment form_post | response mode
          response_types_supported              | id_token          | response type
          """)
  void aListWithoutWhatIsNeededIsAnObstacle(String member, String values, String check) {
    provider.metadata.put(member, List.of(values.split(" ")));
    LoginProblem obstacle = discovered().obstacle().orElseThrow();
    assertThat(obstacle.check()).isEqualTo(check);
    assertThat(obstacle.found()).isEqualTo(values.replace(" ", ", "));
    assertThat(trial.refusal()).as("also when a login begins").isEqualTo(obstacle);
    assertThat(provider.log).doesNotContain("GET /authorize");
  }

  @ParameterizedTest
  @CsvSource({
    "require_pushed_authorization_requests, PAR",
    "require_signed_request_object, request object"
  })
  void aDemandThatIsNotMetIsAnObstacle(String member, String check) {
    provider.metadata.put(member, true);
    assertThat(discovered().obstacle()).map(LoginProblem::check).contains(check);
    provider.metadata.put(member, false);
    assertThat(discovered().obstacle()).isEmpty();
  }

  @Test
  void whatIsEnoughIsNoObstacle() throws Exception {
    provider.metadata.put("id_token_signing_alg_values_supported", List.of("HS256", "RS256"));
    provider.metadata.put("response_modes_supported", List.of("fragment", "query"));
    provider.metadata.put("response_types_supported", List.of("code", "id_token"));
    provider.metadata.put("code_challenge_methods_supported", List.of("plain", "S256"));
    assertThat(discovered().obstacle()).isEmpty();
    assertThat(discovered().notes()).isEmpty();
    trial.login().verified();
  }

  @Test
  void scopesThatAreNotListedAreNoted() {
    provider.metadata.put("scopes_supported", List.of("openid", "email"));
    assertThat(discovered().notes())
        .singleElement()
        .asString()
        .contains("the scopes 'profile', 'groups'");
    provider.metadata.remove("scopes_supported");
    assertThat(discovered().notes()).isEmpty();
  }

  @Test
  void nobodyIsToldToLeaveOutOpenid() {
    provider.metadata.put("scopes_supported", List.of("email", "profile", "groups"));
    assertThat(discovered().notes()).isEmpty();
    provider.metadata.put("scopes_supported", List.of("email", "profile"));
    assertThat(discovered().notes())
        .singleElement()
        .asString()
        .contains("the scope 'groups'")
        .doesNotContain("openid");
  }

  @Test
  void aPublicClientIsNotedWhereNoneIsNotListed() {
    trial.clientSecret = Secret.of("");
    provider.metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    assertThat(discovered().notes()).singleElement().asString().contains("'none'");
    provider.metadata.put(
        "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));
    assertThat(discovered().notes()).isEmpty();
    assertThat(discovered().obstacle()).isEmpty();
  }

  @Test
  void aMissingPkceMethodIsNoted() {
    provider.metadata.put("code_challenge_methods_supported", List.of("plain"));
    assertThat(discovered().notes()).singleElement().asString().contains("S256");
  }
}
