package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    assertThat(problem.check()).isEqualTo("token endpoint");
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
    assertThat(answering(Response.html(200, "<p>hello")).found()).isEqualTo("200: <p>hello");
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
