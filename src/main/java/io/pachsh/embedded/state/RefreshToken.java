package io.pachsh.embedded.state;

import io.pachsh.secret.Secret;

/**
 * What a session can be renewed with, at the provider of the configuration in force.
 *
 * @param subject whom the provider calls the person ({@code sub})
 */
public record RefreshToken(String subject, Secret text) {
  public RefreshToken masked() {
    return new RefreshToken(subject, Secret.of(Secret.MASK));
  }
}
