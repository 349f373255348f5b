package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that are registered for one way to send the secret where the provider lists both. */
class SecretWaysTest {
  private static final List<String> BOTH = List.of("client_secret_basic", "client_secret_post");

  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("token_endpoint_auth_methods_supported", BOTH);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  /** How often the token endpoint was asked, and in which ways: {@code basic post}. */
  private String ways() {
    return String.join(
        " ",
        provider.requests.stream()
            .filter(request -> request.path().equals("/token"))
            .map(request -> request.header("authorization").isPresent() ? "basic" : "post")
            .toList());
  }

  private void refuseBasic(Response refusal) {
    Handler honest = provider.routes.get("/token");
    provider.routes.put(
        "/token",
        request -> request.header("authorization").isPresent() ? refusal : honest.handle(request));
  }

  private static Response error(int status, String error) {
    return Response.json(status, "{\"error\":\"%s\"}".formatted(error));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_client",
    "401, invalid_client",
    "400, unauthorized_client",
    "401, unauthorized_client"
  })
  void theOtherWayIsTriedOnceWithTheSameCode(int status, String error) throws Exception {
    refuseBasic(error(status, error));
    trial.login().verified();
    assertThat(ways()).isEqualTo("basic post");
    List<Request> asked =
        provider.requests.stream().filter(it -> it.path().equals("/token")).toList();
    assertThat(asked.get(1).form("code")).isEqualTo(asked.get(0).form("code"));
    assertThat(asked.get(1).form("client_secret")).contains(FaultyProvider.CLIENT_SECRET);
  }

  @Test
  void theWayThatWorkedIsTheFirstNextTime() throws Exception {
    refuseBasic(error(401, "invalid_client"));
    trial.login().verified();
    trial.login().verified();
    assertThat(ways()).isEqualTo("basic post post");
  }

  @Test
  void theOrderIsThatOfOneClientAlone() throws Exception {
    refuseBasic(error(401, "invalid_client"));
    trial.login().verified();
    trial.clientId = "another";
    trial.login();
    assertThat(ways()).isEqualTo("basic post basic post");
  }

  @Test
  void withoutAListBothAreTried() throws Exception {
    provider.metadata.remove("token_endpoint_auth_methods_supported");
    refuseBasic(error(401, "invalid_client"));
    trial.login().verified();
    assertThat(ways()).isEqualTo("basic post");
  }

  @Test
  void whatIsNotListedIsNotTried() throws Exception {
    provider.metadata.put("token_endpoint_auth_methods_supported", List.of(BOTH.get(0)));
    refuseBasic(error(401, "invalid_client"));
    assertThat(trial.login().problem().sentence()).doesNotContain("tried both");
    assertThat(ways()).isEqualTo("basic");
  }

  @Test
  void ifBothFailTheFirstAnswerIsTold() throws Exception {
    provider.routes.put(
        "/token",
        request ->
            request.header("authorization").isPresent()
                ? Response.json(
                    401, "{\"error\":\"invalid_client\",\"error_description\":\"the first\"}")
                : error(400, "invalid_grant"));
    LoginProblem problem = trial.login().problem();
    assertThat(problem.found()).isEqualTo("invalid_client: the first");
    assertThat(problem.sentence()).contains("tried both");
    assertThat(ways()).isEqualTo("basic post");
    trial.login();
    assertThat(ways()).as("nothing worked, so nothing is kept").isEqualTo("basic post basic post");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant",
    "400, invalid_request",
    "403, invalid_client",
    "500, invalid_client",
    "503, unauthorized_client",
    "200, invalid_client"
  })
  void afterAnyOtherAnswerNothingIsTriedAgain(int status, String error) throws Exception {
    refuseBasic(error(status, error));
    assertThat(trial.login().problem().sentence()).doesNotContain("tried both");
    assertThat(ways()).isEqualTo("basic");
  }

  @Test
  void afterAnAnswerThatIsNoErrorObjectNothingIsTriedAgain() throws Exception {
    for (Response answer :
        List.of(
            Response.text(401, ""),
            Response.html(401, "<p>invalid_client"),
            Response.json(400, "[\"invalid_client\"]"),
            Response.json(401, "{\"error\":{\"invalid_client\":1}}"),
            Response.text(307, "").with("Location", provider.issuer() + "/elsewhere"))) {
      refuseBasic(answer);
      provider.requests.clear();
      trial.login().problem();
      assertThat(ways()).as(answer.toString()).isEqualTo("basic");
    }
  }

  @Test
  void afterABrokenConnectionNothingIsTriedAgain() throws Exception {
    Trial patient = trial;
    provider.routes.put(
        "/token",
        request -> {
          throw new IllegalStateException("the provider breaks off");
        });
    patient.login().problem();
    assertThat(ways()).isEqualTo("basic");
  }

  @Test
  void aPublicClientHasOneWay() throws Exception {
    trial.clientSecret = Secret.of("");
    refuseBasic(error(401, "invalid_client"));
    trial.login().verified();
    assertThat(ways()).isEqualTo("post");
  }
}
