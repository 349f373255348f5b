package io.pachsh.cluster;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.secret.Secret;
import java.util.Optional;

/** Where people log in to a cluster. Open to everyone. */
public interface LoginService {
  /**
   * Begins a login at the configured provider.
   *
   * @param prompt what the provider is to ask even of somebody whom it knows; refused where the
   *     cluster makes the login's address itself
   */
  Login begin(Optional<LoginPrompt> prompt);

  /** Logs in with an ID token that the configured provider issued. */
  LoginOutcome withIdToken(Secret idToken);
}
