package io.pachsh.issuer;

import java.time.Instant;
import java.util.Set;

/**
 * What one sign-in allowed one client: the root of a code and of every token that follows from it.
 *
 * @param id names the whole family of tokens, so that it can be revoked
 * @param nonce what the client asked to find in its ID token; empty for none
 */
record Grant(
    String id,
    String clientId,
    SignedInUser user,
    Set<String> scopes,
    String nonce,
    Instant authenticated) {
  Grant {
    scopes = Set.copyOf(scopes);
  }

  Grant narrowedTo(Set<String> fewer) {
    return new Grant(id, clientId, user, fewer, nonce, authenticated);
  }
}
