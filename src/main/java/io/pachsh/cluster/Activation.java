package io.pachsh.cluster;

import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.util.Optional;

/**
 * What activating access control gave.
 *
 * @param initialAdmin the token of the initial administrator, when one was named
 * @param root the root token, when there is one
 */
public record Activation(
    Principal signedInAs, Optional<Secret> initialAdmin, Optional<Secret> root) {
  /** The token to go on with: the initial administrator's, else root's. */
  public Secret token() {
    return initialAdmin.or(() -> root).orElseThrow();
  }
}
