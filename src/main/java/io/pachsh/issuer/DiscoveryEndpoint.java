package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what the provider can do and where (OpenID Connect Discovery 3, RFC 8628 §4, RFC 8414 §2,
 * OpenID Connect RP-Initiated Logout 1.0 §2.1).
 */
record DiscoveryEndpoint(String issuer, String base, Paths paths) implements Handler {
  @Override
  public Response handle(Request request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("issuer", issuer);
    answer.put("authorization_endpoint", base + paths.authorize());
    answer.put("token_endpoint", base + paths.token());
    answer.put("userinfo_endpoint", base + paths.userinfo());
    answer.put("jwks_uri", base + paths.keys());
    answer.put("device_authorization_endpoint", base + paths.device().authorization());
    answer.put("revocation_endpoint", base + paths.revocation());
    answer.put("end_session_endpoint", base + paths.endSession());
    answer.put("response_types_supported", List.of("code"));
    answer.put("response_modes_supported", List.of("query"));
    answer.put("grant_types_supported", GrantType.wireNames());
    answer.put("subject_types_supported", List.of("public"));
    answer.put("id_token_signing_alg_values_supported", List.of("RS256"));
    answer.put("scopes_supported", Claims.SCOPES);
    answer.put("token_endpoint_auth_methods_supported", ClientAuthentication.METHODS);
    answer.put("revocation_endpoint_auth_methods_supported", ClientAuthentication.METHODS);
    answer.put("claims_supported", CLAIMS);
    answer.put("code_challenge_methods_supported", List.of("S256"));
    answer.put("authorization_response_iss_parameter_supported", true);
    answer.put("request_parameter_supported", false);
    answer.put("request_uri_parameter_supported", false);
    return Response.json(200, JsonAnswer.of(answer));
  }

  private static final List<String> CLAIMS =
      List.of(
          "iss",
          "sub",
          "aud",
          "iat",
          "exp",
          "auth_time",
          "at_hash",
          "nonce",
          "name",
          "email",
          "email_verified",
          "preferred_username",
          "groups");
}
