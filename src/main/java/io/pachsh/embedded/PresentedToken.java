package io.pachsh.embedded;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller shows as token, if anything: hashed once, however often it is looked up. */
final class PresentedToken {
  private final Optional<Secret> text;
  private volatile @Nullable String hash;

  PresentedToken(Optional<Secret> text) {
    this.text = text;
  }

  /**
   * As it was shown.
   *
   * @throws RefusedException {@link Refusal.NotSignedIn}
   */
  Secret text() {
    return text.orElseThrow(() -> new RefusedException(new Refusal.NotSignedIn()));
  }

  boolean isPresent() {
    return text.isPresent();
  }

  /**
   * As a cluster keeps it.
   *
   * @throws RefusedException {@link Refusal.NotSignedIn}
   */
  String hash() {
    String known = hash;
    if (known == null) {
      known = Token.hash(text());
      hash = known;
    }
    return known;
  }
}
