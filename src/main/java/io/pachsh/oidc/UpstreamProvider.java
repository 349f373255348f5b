package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import java.util.List;

/**
 * A provider to which an identity service sends its users, and the service's registration there.
 *
 * @param scopes what to ask for; {@code openid} is asked for in any case
 * @param postsSecret whether the client's secret is sent in the form and never as a header
 * @param asksUserInfo whether the userinfo endpoint is asked, whose word then counts more than the
 *     ID token's
 */
public record UpstreamProvider(
    OidcClient client, List<String> scopes, boolean postsSecret, boolean asksUserInfo) {
  public UpstreamProvider {
    scopes = List.copyOf(scopes);
  }

  AuthConfiguration configuration() {
    return new AuthConfiguration.Pachctl(client, scopes, false, false, "");
  }
}
