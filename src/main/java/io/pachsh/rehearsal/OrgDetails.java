package io.pachsh.rehearsal;

import io.pachsh.secret.Secret;
import java.util.List;

/**
 * What a person fills in to connect a cluster to the rehearsal org, and who can sign in there.
 *
 * @param apiToken lets pachsh use the org's management API; empty when the org was last started
 *     before it had one
 */
public record OrgDetails(
    String issuer,
    String clientId,
    Secret clientSecret,
    String redirectUri,
    List<PracticeUser> users,
    Secret apiToken) {
  public OrgDetails {
    users = List.copyOf(users);
  }
}
