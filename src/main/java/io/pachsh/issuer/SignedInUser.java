package io.pachsh.issuer;

import java.util.List;

/**
 * Somebody who signed in.
 *
 * @param subject the provider's lasting name for this person (OpenID Connect Core 2, {@code sub})
 * @param preferredUsername what the person likes to be called by; empty for nothing
 * @param email empty for none
 */
public record SignedInUser(
    String subject,
    String name,
    String preferredUsername,
    String email,
    boolean emailVerified,
    List<String> groups) {
  public SignedInUser {
    groups = List.copyOf(groups);
  }

  /** Somebody who is called by the e-mail address. */
  public SignedInUser(
      String subject, String name, String email, boolean emailVerified, List<String> groups) {
    this(subject, name, email, email, emailVerified, groups);
  }
}
