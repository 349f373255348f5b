package io.pachsh.issuer;

import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a client waits for the browser: a registered redirect URI, the {@code state} to bring back
 * (empty for none), and the issuer that answers.
 */
record RedirectTarget(String redirectUri, String state, String issuer) {
  /** Sends the browser there with these parameters, {@code state} and {@code iss} (RFC 9207 §2). */
  Response carrying(Map<String, String> parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (!state.isEmpty()) {
      all.put("state", state);
    }
    all.put("iss", issuer);
    String separator = redirectUri.contains("?") ? "&" : "?";
    return Redirect.to(redirectUri + separator + Parameters.format(all));
  }
}
