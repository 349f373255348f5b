package io.pachsh.cluster;

import io.pachsh.access.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as lists show it: never its text.
 *
 * @param hash lower-case hexadecimal SHA-256 of the text
 * @param created {@link Instant#EPOCH} where the cluster does not say
 * @param expires empty for never
 * @param label what it is for, in the words of whoever issued it; empty for nothing
 */
public record TokenSummary(
    String hash, Principal principal, Instant created, Optional<Instant> expires, String label) {
  /** One without a label. */
  public TokenSummary(
      String hash, Principal principal, Instant created, Optional<Instant> expires) {
    this(hash, principal, created, expires, "");
  }
}
