package io.pachsh.rehearsal;

import io.pachsh.issuer.Person;
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

  Person person() {
    return new Person(subject, name, email, true, groups);
  }
}
