package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.Optional;

/** Signs people in on another device for a cluster that judges ID tokens itself. */
public interface DeviceProvider {
  /**
   * Begins at the provider to which a cluster's login address leads.
   *
   * @param loginAddress the authorization request that the cluster made, with its client id and
   *     scopes
   * @param client as which client to ask; where it is not the cluster's own, for a token that is
   *     meant for the cluster as well
   */
  DeviceOpening<Result> openDevice(URI loginAddress, LoginClient client);

  /** How it ended. */
  sealed interface Result {
    /**
     * An ID token, not judged yet.
     *
     * @param claims what it says; empty when it cannot be read
     */
    record Given(Secret idToken, Optional<TokenClaims> claims) implements Result {}

    record Refused(LoginProblem problem) implements Result {}
  }
}
