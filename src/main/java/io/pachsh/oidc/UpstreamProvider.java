package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import java.util.List;
import java.util.Set;

/**
 * A provider to which an identity service sends its users, and the service's registration there.
 *
 * @param scopes what to ask for; {@code openid} is asked for in any case
 * @param postsSecret whether the client's secret is sent in the form and never as a header
 * @param wantedClaims what the userinfo endpoint is asked for when the ID token lacks any of it
 * @param prefersUserInfo whether the userinfo endpoint is asked always, and its word counts more
 */
public record UpstreamProvider(
    OidcClient client,
    List<String> scopes,
    boolean postsSecret,
    Set<String> wantedClaims,
    boolean prefersUserInfo) {
  public UpstreamProvider {
    scopes = List.copyOf(scopes);
    wantedClaims = Set.copyOf(wantedClaims);
  }

  AuthConfiguration configuration() {
    return new AuthConfiguration.Pachctl(client, scopes, false, false, "");
  }
}
