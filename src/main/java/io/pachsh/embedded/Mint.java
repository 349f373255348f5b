package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Where everything that a change carries beside its content comes from: time and randomness. */
record Mint(Clock clock, SecureRandom random) {
  private static final int BYTES = 16;

  Instant now() {
    return clock.instant();
  }

  Stamp stamp() {
    return stamp(Optional.empty());
  }

  Stamp stamp(Principal actor) {
    return stamp(Optional.of(actor));
  }

  Stamp stamp(Optional<Principal> actor) {
    return new Stamp(now(), actor);
  }

  /** 128 random bits in 32 lower-case hexadecimal digits, the shape of pachd's tokens. */
  Secret token() {
    return Secret.of(identifier());
  }

  /** A name that nobody else has: 32 hexadecimal digits. */
  String identifier() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
