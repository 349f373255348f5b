package io.pachsh.cluster;

import io.pachsh.secret.Secret;
import java.util.Optional;

/**
 * A Pachyderm cluster as access control sees it. It knows no current user, and is safe for
 * concurrent callers.
 */
public interface Cluster {
  /** The operations as the holder of that token; without one, as somebody not signed in. */
  Caller as(Optional<Secret> token);

  /** Whether access control is switched on. */
  boolean isActivated();

  /** What the cluster says about itself, asked anew. Open to everyone. */
  ClusterInfo info();
}
