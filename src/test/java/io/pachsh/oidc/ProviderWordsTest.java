package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.access.LoginProblem;
import io.pachsh.http.Response;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in the words of real providers: each means one setting, which is named. */
class ProviderWordsTest {
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    provider.metadata.put("token_endpoint_auth_methods_supported", "client_secret_basic");
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private LoginProblem answering(Response response) throws Exception {
    provider.routes.put("/token", request -> response);
    return trial.login().problem();
  }

  private static String json(String error, String description) {
    return JSONObjectUtils.toJSONString(Map.of("error", error, "error_description", description));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account | 400 | invalid_grant | User disabled | disabled this person's account | enable
          account | 400 | invalid_grant | Account is disabled | disabled this person's account | enable
          account | 400 | invalid_grant | AADSTS50057: The user account is disabled. | disabled this | enable
          PKCE | 400 | invalid_grant | PKCE verification failed: Code mismatch | (PKCE) | S256
          PKCE | 400 | invalid_grant | PKCE verification failed | (PKCE) | S256
          PKCE | 400 | invalid_request | Missing parameter: code_challenge_method | (PKCE) | S256
          client | 400 | invalid_client | Parameter client_assertion_type is missing | a signed JWT | Client Id
          client | 401 | invalid_client | client_assertion must be provided | a signed JWT | Client Id and
          client | 400 | invalid_request | DPoP proof is missing | proof of possession (DPoP) | Require DPoP
          client | 400 | invalid_dpop_proof | the proof has no jti | proof of possession (DPoP) | DPoP
          client | 400 | use_dpop_nonce | Authorization server requires nonce in DPoP proof | DPoP | DPoP
          client | 401 | invalid_client | AADSTS7000215: Invalid client secret provided. | Entra | the value
          client | 401 | invalid_client | AADSTS7000222: The provided client secret keys are expired. | expired | new one
          code | 400 | invalid_grant | Code not valid | its own code | auth login
          """)
  void theTokenEndpointsErrorsAreUnderstood(
      String check, int status, String error, String description, String sentence, String remedy)
      throws Exception {
    LoginProblem problem = answering(Response.json(status, json(error, description)));
    assertThat(problem.check()).isEqualTo(check);
    assertThat(problem.sentence()).contains(sentence);
    assertThat(problem.remedy()).contains(remedy);
    assertThat(problem.found()).startsWith(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invalid_request | Pushed Authorization Request is only allowed. | (PAR)
          invalid_request | Pushed Authorization Request must be used | (PAR)
          invalid_request | PAR is required for this client | (PAR)
          invalid_request | Request Object must be used by this client | (JAR)
          invalid_request | Missing parameter: 'request' or 'request_uri' | (JAR)
          invalid_request | dpop_jkt must be used | (DPoP)
          invalid_request | Missing parameter: code_challenge_method | (PKCE)
          access_denied | User is not assigned to the client application. | Assignments
          access_denied | AADSTS50105: Your administrator has configured the app | Assignments
          access_denied | User disabled | enable the account
          temporarily_unavailable | | Try again later
          access_denied | | --prompt select_account
          """)
  void theBrowsersErrorsAreUnderstood(String error, String description, String remedy)
      throws Exception {
    provider.callback =
        back -> {
          back.remove("code");
          back.put("error", error);
          back.put("error_description", description == null ? "" : description);
        };
    LoginProblem problem = trial.login().problem();
    assertThat(problem.remedy()).contains(remedy);
    assertThat(problem.sentence()).contains(error);
  }

  @Test
  void aParameterIsNoPushedRequest() throws Exception {
    LoginProblem problem =
        answering(Response.json(400, json("invalid_request", "You must use parameter x")));
    assertThat(problem.remedy()).doesNotContain("PAR").contains("misses something");
  }

  @Test
  void entrasLinesAreOneSentence() throws Exception {
    String said =
        "AADSTS70008: The provided authorization code has expired.\r\nTrace ID: 1-2\r\n"
            + "Correlation ID: 3-4\r\nTimestamp: 2026-03-01 12:00:00Z";
    LoginProblem problem = answering(Response.json(400, json("invalid_grant", said)));
    assertThat(problem.found())
        .isEqualTo(
            "invalid_grant: AADSTS70008: The provided authorization code has expired.; Trace ID:"
                + " 1-2; Correlation ID: 3-4; Timestamp: 2026-03-01 12:00:00Z");
    provider.callback =
        back -> {
          back.remove("code");
          back.put("error", "access_denied");
          back.put("error_description", said);
        };
    assertThat(trial.login().problem().sentence())
        .isEqualTo(
            "The provider refused the login: AADSTS70008: The provided authorization code has"
                + " expired. (access_denied).");
  }

  @Test
  void oktasOwnErrorsAreUnderstood() throws Exception {
    LoginProblem problem =
        answering(
            Response.json(
                403,
                "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\","
                    + "\"errorId\":\"oae1\"}"));
    assertThat(problem.found()).isEqualTo("E0000006: You do not have permission");
    assertThat(problem.sentence()).contains("E0000006");
    assertThat(problem.isUnreachable()).isFalse();
  }

  @Test
  void tooManyRequestsAreNamed() throws Exception {
    for (Response answer :
        new Response[] {
          Response.json(
              429,
              "{\"errorCode\":\"E0000047\",\"errorSummary\":\"API call exceeded rate limit due to"
                  + " too many requests.\"}"),
          Response.text(429, "slow down").with("Retry-After", "0")
        }) {
      LoginProblem problem = answering(answer);
      assertThat(problem.sentence()).contains("no more requests for now");
      assertThat(problem.remedy()).contains("Wait a minute");
      assertThat(problem.isUnreachable()).isTrue();
    }
  }

  @Test
  void anEmpty401IsARefusedClient() throws Exception {
    LoginProblem problem =
        answering(Response.text(401, "").with("WWW-Authenticate", "Basic realm=\"x\""));
    assertThat(problem.sentence()).contains("does not accept the client id and its secret");
    assertThat(problem.found()).isEqualTo("401 and no reason");
  }

  @Test
  void aGatewayThatReachesNobodyIsNamed() throws Exception {
    LoginProblem problem = answering(Response.html(502, "<h1>502 Bad Gateway</h1>"));
    assertThat(problem.sentence()).contains("The provider is not reached").contains("502");
    assertThat(problem.isUnreachable()).isTrue();
  }

  @Test
  void aMemberThatOccursTwiceIsNamedAndNothingIsQuoted() throws Exception {
    LoginProblem problem =
        answering(Response.json(200, "{\"id_token\":\"SECRET1\",\"id_token\":\"SECRET2\"}"));
    assertThat(problem.sentence()).contains("names 'id_token' twice");
    assertThat(problem.toString()).doesNotContain("SECRET");
  }

  @Test
  void anErrorThatBringsTokensIsNotQuoted() throws Exception {
    LoginProblem problem =
        answering(
            Response.json(
                400,
                "{\"error\":\"x\",\"error_description\":\"SECRET\",\"access_token\":\"SECRET\"}"));
    assertThat(problem.toString()).doesNotContain("SECRET");
  }

  @Test
  void keycloaksExcludedIssuerIsNamed() throws Exception {
    provider.metadata.put("authorization_response_iss_parameter_supported", true);
    LoginProblem problem = trial.login().problem();
    assertThat(problem.check()).isEqualTo("iss parameter");
    assertThat(problem.remedy()).contains("'Exclude Issuer From Authentication Response'");
  }
}
