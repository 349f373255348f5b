package io.pachsh.cluster;

import io.pachsh.access.BackChannel.Revocation;
import java.net.URI;
import java.util.Optional;

/**
 * What signing out reached beyond this session.
 *
 * @param revocation what the provider said about the refresh token; empty when there was none
 * @param page where the person ends the provider's own session; empty when it was not asked for, or
 *     there is no such page
 */
public record SignOut(Optional<Revocation> revocation, Optional<URI> page) {
  /** A session that reaches no further. */
  public static final SignOut HERE = new SignOut(Optional.empty(), Optional.empty());
}
