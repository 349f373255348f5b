package io.pachsh.cluster.identity;

import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What a running identity service reads of the cluster that it belongs to, each time as it is then,
 * and the little that it keeps there. No caller's gate stands before it.
 */
public interface IdentityStorage {
  /** What people call the cluster. */
  String cluster();

  /** Whether others than this session rely on the service, because the cluster is served. */
  boolean isServed();

  IdentitySettings settings();

  /** In the order in which they were made. */
  List<Connector> connectors();

  Optional<IdentityClient> client(String id);

  /** The keys that sign its tokens, as it wrote them; empty before the first were made. */
  Secret signingKeys();

  /**
   * Keeps other keys, unless somebody was quicker.
   *
   * @param known what {@link #signingKeys} said when these were made
   * @return the keys that are kept now
   * @throws io.pachsh.access.RefusedException when they cannot be kept
   */
  Secret replaceSigningKeys(Secret known, Secret wanted);
}
