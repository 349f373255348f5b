package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives a device a code to show and a code to ask with (RFC 8628 §3.1 and §3.2). */
record DeviceAuthorizationEndpoint(
    ClientAuthentication authentication,
    Clients clients,
    DeviceStore devices,
    String verificationUri)
    implements Handler {

  @Override
  public Response handle(Request request) {
    OAuthError.requireNothingTwice(request);
    Client client = authentication.authenticate(request);
    if (!client.mayUse(GrantType.DEVICE_CODE)) {
      throw OAuthError.atToken("unauthorized_client", "This client may not use device codes.");
    }
    Set<String> scopes = Scopes.parse(request.form("scope").orElse(""));
    Scopes.problem(scopes, client, clients)
        .ifPresent(
            problem -> {
              throw OAuthError.atToken("invalid_scope", problem);
            });
    DeviceStore.Pending pending = devices.begin(client, scopes);
    String code = pending.userCode().text();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("device_code", pending.deviceCode());
    answer.put("user_code", code);
    answer.put("verification_uri", verificationUri);
    answer.put(
        "verification_uri_complete",
        verificationUri + "?" + Parameters.format(Map.of("user_code", code)));
    answer.put("expires_in", DeviceStore.LIFETIME.toSeconds());
    answer.put("interval", DeviceStore.INTERVAL.toSeconds());
    return Response.json(200, JsonAnswer.of(answer));
  }
}
