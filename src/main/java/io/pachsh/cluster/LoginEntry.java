package io.pachsh.cluster;

import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.PendingDevice;
import java.util.Optional;

/** The ways in which somebody logs in, whatever becomes of it. */
public interface LoginEntry {
  /**
   * Begins a login at the configured provider.
   *
   * @param prompt what the provider is to ask even of somebody whom it knows; refused where the
   *     cluster makes the login's address itself
   */
  Login begin(Optional<LoginPrompt> prompt);

  /**
   * Begins a login that a person finishes on another device (RFC 8628).
   *
   * @param client as which client to ask the provider; empty for the one that the cluster has for
   *     it
   * @throws io.pachsh.access.RefusedException {@code LoginRefused} when the provider has no such
   *     login
   */
  PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client);
}
