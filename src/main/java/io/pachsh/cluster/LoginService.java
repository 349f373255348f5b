package io.pachsh.cluster;

import io.pachsh.access.LoginOutcome;
import io.pachsh.secret.Secret;

/** Where people log in to a cluster. Open to everyone. */
public interface LoginService extends LoginEntry {
  /** Logs in with an ID token that the configured provider issued. */
  LoginOutcome withIdToken(Secret idToken);

  /**
   * Logins that are judged as all others, and end with what would come of them, a {@code Tried},
   * instead of a session. A cluster that has to make a session all the same ends it at once; the
   * outcome says what else it did.
   */
  LoginEntry trial();

  /**
   * Renews the caller's session: the provider is asked once more who the person is, without a
   * browser, and the session lasts longer.
   */
  LoginOutcome renew();

  /**
   * Ends what the provider keeps of the caller's login, as far as it can be ended from here. Fails
   * for nothing, and takes seconds at most.
   *
   * @param everywhere whether the person's session at the provider is to end, too
   */
  SignOut signOut(boolean everywhere);
}
