package io.pachsh.cluster.identity;

import java.net.URI;

/**
 * Runs the identity services of embedded clusters in this process: each from when it is first
 * needed until the process, or whoever serves the cluster, ends it.
 */
public interface IdentityHost {
  /**
   * Lets a cluster's identity service listen, unless it does already.
   *
   * @return where it answers on this machine: scheme, host and port
   * @throws io.pachsh.access.RefusedException with a {@code LoginRefused} that says what to do when
   *     its port cannot be opened
   */
  URI listen(IdentityStorage storage);

  /** Ends a cluster's identity service, if it runs. */
  void end(IdentityStorage storage);
}
