package io.pachsh.rehearsal;

import io.pachsh.secret.Secret;
import java.util.List;

/** What a person fills in to connect a cluster to the rehearsal org, and who can sign in there. */
public record OrgDetails(
    String issuer,
    String clientId,
    Secret clientSecret,
    String redirectUri,
    List<PracticeUser> users) {
  public OrgDetails {
    users = List.copyOf(users);
  }
}
