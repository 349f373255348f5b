package io.pachsh.rehearsal;

import io.pachsh.issuer.SignedInUser;
import io.pachsh.secret.Secret;
import java.util.List;

/**
 * Somebody who can sign in to the rehearsal org.
 *
 * @param subject the org's lasting name for this user
 * @param email the user name as well
 */
public record PracticeUser(
    String subject, String email, String name, Secret password, List<String> groups) {
  public PracticeUser {
    groups = List.copyOf(groups);
  }

  /** The user as an application sees them that is told these groups. */
  SignedInUser person(List<String> told) {
    return new SignedInUser(subject, name, email, true, told);
  }
}
