package io.pachsh.issuer;

import java.util.List;

/**
 * Somebody who signed in.
 *
 * @param subject the provider's lasting name for this person (OpenID Connect Core 2, {@code sub})
 */
public record SignedInUser(
    String subject, String name, String email, boolean emailVerified, List<String> groups) {
  public SignedInUser {
    groups = List.copyOf(groups);
  }
}
