package io.pachsh.pachd;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.TokenClaims;
import io.pachsh.secret.Secret;
import java.util.Optional;

/** What becomes of a session that pachd has made. */
interface SessionUse {
  /**
   * Says how the login ended.
   *
   * @param claims by which pachd made it, where they were seen here
   */
  LoginOutcome of(Secret token, Optional<TokenClaims> claims);
}
