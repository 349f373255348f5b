package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exchange of a code, and how providers refuse it. */
class TokenEndpointTest {
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private LoginProblem answering(Response response) throws Exception {
    provider.routes.put("/token", request -> response);
    LoginProblem problem = trial.login().problem();
    assertThat(problem.check()).isIn("token endpoint", "client", "code");
    return problem;
  }

  private LoginProblem refusing(String error) throws Exception {
    return answering(
        Response.json(
            400, "{\"error\":\"%s\",\"error_description\":\"because\"}".formatted(error)));
  }

  @Test
  void sendsTheSecretInTheFormWhereOnlyThatIsSupported() throws Exception {
    provider.metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    trial.login().verified();
    Request token = provider.requests.get(3);
    assertThat(token.header("authorization")).isEmpty();
    assertThat(token.form("client_secret")).contains(FaultyProvider.CLIENT_SECRET);
    assertThat(token.form("client_id")).contains(FaultyProvider.CLIENT_ID);
  }

  @Test
  void refusesAProviderThatTakesNoSecretBeforeTheBrowserIsSent() {
    provider.metadata.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
    assertThat(trial.refusal().check()).isEqualTo("client authentication");
  }

  @Test
  void aPublicClientSendsItsIdAlone() throws Exception {
    trial.clientSecret = Secret.of("");
    trial.login().verified();
    assertThat(provider.requests.get(3).form()).containsKey("client_id");
    assertThat(provider.requests.get(3).form()).doesNotContainKey("client_secret");
  }

  @Test
  void explainsAnInvalidClient() throws Exception {
    LoginProblem problem = refusing("invalid_client");
    assertThat(problem.found()).isEqualTo("invalid_client: because");
    assertThat(problem.remedy()).contains("+ / %").doesNotContain(FaultyProvider.CLIENT_SECRET);
  }

  @Test
  void failedAuthenticationMeansAnInvalidClientWhateverItIsCalled() throws Exception {
    LoginProblem problem = answering(Response.json(401, "{\"error\":\"unauthorized_client\"}"));
    assertThat(problem.sentence()).contains("client id and its secret");
    assertThat(problem.found()).isEqualTo("unauthorized_client");
  }

  @Test
  void seesANewlineBehindTheSecret() throws Exception {
    trial.clientSecret = Secret.of("abcdef\n");
    assertThat(refusing("invalid_client").remedy()).contains("newline");
  }

  @Test
  void seesABase64Secret() throws Exception {
    trial.clientSecret =
        Secret.of(Base64.getEncoder().encodeToString("a-real-secret-1".getBytes("US-ASCII")));
    assertThat(refusing("invalid_client").remedy()).contains("base64");
  }

  @Test
  void explainsAnInvalidGrant() throws Exception {
    assertThat(refusing("invalid_grant").remedy()).contains(trial.redirectUri);
  }

  @Test
  void namesAnUnknownError() throws Exception {
    assertThat(refusing("teapot").sentence()).contains("teapot");
  }

  @Test
  void followsNoRedirectWithTheSecret() throws Exception {
    provider.routes.put("/trap", request -> Response.text(200, ""));
    LoginProblem problem =
        answering(Response.text(307, "").with("Location", provider.issuer() + "/trap"));
    assertThat(problem.found()).endsWith("/trap");
    assertThat(provider.log).doesNotContain("POST /trap", "GET /trap");
  }

  @Test
  void wantsJson() throws Exception {
    assertThat(answering(Response.html(200, "<p>hello")).found())
        .isEqualTo("200, text/html, 8 characters, not shown");
    assertThat(answering(Response.text(204, "")).found())
        .isEqualTo("204, text/plain, an empty body");
  }

  /** Answers that are none, each with tokens in it; whatever is said, it is not they. */
  static Stream<Response> unusualAnswers() {
    String tokens = "\"access_token\":\"AT-s3cret\",\"id_token\":\"ID-s3cret\"";
    return Stream.of(
        Response.json(201, "{" + tokens + "}"),
        Response.json(500, "{" + tokens + "}"),
        Response.text(500, "panic: response {" + tokens + "}"),
        new Response(
            200,
            "application/x-www-form-urlencoded",
            "access_token=AT-s3cret&id_token=ID-s3cret&token_type=bearer",
            Map.of()),
        Response.json(200, "{" + tokens + ",\"access_token\":\"AT-s3cret\"}"),
        Response.json(200, "{" + tokens.substring(0, tokens.length() - 3)),
        Response.json(200, "[{" + tokens + "}]"),
        Response.json(200, "\"AT-s3cret\""),
        Response.json(200, "{\"access_token\":[\"AT-s3cret\"],\"id_token\":\"ID-s3cret\"}"),
        Response.json(200, "{\"id_token\":{\"value\":\"ID-s3cret\"}}"),
        Response.json(200, "{\"error\":{\"token\":\"AT-s3cret\"}}"),
        Response.json(200, "{" + tokens + ",\"token_type\":\"AT-s3cret\"}"),
        Response.html(200, "<html><body>" + tokens + "</body></html>"),
        Response.text(302, tokens).with("Location", "/next?code=ID-s3cret#AT-s3cret"));
  }

  @ParameterizedTest
  @MethodSource("unusualAnswers")
  void quotesNothingOfAnUnusualAnswer(Response response) throws Exception {
    provider.routes.put("/token", request -> response);
    LoginProblem problem = trial.login().problem();
    assertThat(problem.toString()).doesNotContain("s3cret");
    assertThat(problem.found()).isNotEmpty();
  }

  @Test
  void wantsAnIdToken() throws Exception {
    assertThat(answering(Response.json(200, "{\"access_token\":\"x\"}")).found())
        .isEqualTo("no 'id_token'");
  }

  @Test
  void refusesAnOversizedAnswer() throws Exception {
    provider.routes.put("/token", request -> Response.json(200, " ".repeat((1 << 20) + 1)));
    assertThat(trial.login().problem().sentence()).contains("larger than 1 MiB");
  }

  @Test
  void refusesASignedUserInfo() throws Exception {
    provider.claims = claims -> claims.remove("email");
    provider.routes.put("/userinfo", request -> Response.text(200, "a.b.c"));
    LoginProblem problem = trial.login().problem();
    assertThat(problem.check()).isEqualTo("userinfo");
    assertThat(problem.found()).contains("a.b.c");
  }

  @Test
  void trustsUserInfoAboutItsOwnAddressOnly() throws Exception {
    provider.claims = claims -> claims.remove("email_verified");
    provider.userInfo.put("email", "other@example.com");
    provider.userInfo.put("email_verified", true);
    assertThat(trial.login().problem().check()).isEqualTo("email_verified");
    provider.userInfo.put("email", "test@pachyderm.com");
    trial.login().verified();
  }
}
