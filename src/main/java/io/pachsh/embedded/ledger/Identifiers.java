package io.pachsh.embedded.ledger;

import io.pachsh.access.Principal;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Where everything that a change carries beside its content comes from: time and randomness. */
public record Identifiers(Clock clock, SecureRandom random) {
  private static final int BYTES = 16;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  public Instant now() {
    return clock.instant();
  }

  public Stamp stamp() {
    return stamp(Optional.empty());
  }

  public Stamp stamp(Principal actor) {
    return stamp(Optional.of(actor));
  }

  public Stamp stamp(Optional<Principal> actor) {
    return new Stamp(now(), actor);
  }

  /** 128 random bits in 32 lower-case hexadecimal digits, the shape of pachd's tokens. */
  public Secret token() {
    return Secret.of(identifier());
  }

  /** A secret of the shape that the identity service gives its clients: 50 characters. */
  public Secret clientSecret() {
    StringBuilder text = new StringBuilder();
    for (int half = 0; half < 2; half++) {
      text.append(LETTERS.charAt(random.nextInt(26)));
      for (int i = 0; i < 24; i++) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return Secret.of(text.toString());
  }

  /** A name that nobody else has: 32 hexadecimal digits. */
  String identifier() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
