package io.pachsh.rehearsal;

import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What a person fills in to connect a cluster to the rehearsal org, and who can sign in there.
 *
 * @param apiToken lets pachsh use the org's management API; empty when the org was last started
 *     before it had one
 * @param serviceApp lets pachsh use it without an administrator's token; empty likewise
 */
public record OrgDetails(
    String issuer,
    String clientId,
    Secret clientSecret,
    String redirectUri,
    List<PracticeUser> users,
    Secret apiToken,
    Optional<ServiceCredentials> serviceApp) {
  /**
   * What an API Services app at Okta has.
   *
   * @param key a private JSON Web Key
   */
  public record ServiceCredentials(String clientId, Secret key) {}

  public OrgDetails {
    users = List.copyOf(users);
  }
}
