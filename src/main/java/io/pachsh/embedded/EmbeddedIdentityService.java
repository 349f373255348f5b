package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.cluster.identity.IdentitySettings;

/**
 * The set-up that an embedded cluster's identity service has stored, as one caller.
 *
 * @param changed is told once it was set
 */
record EmbeddedIdentityService(CallerOperations operations, Runnable changed)
    implements IdentityService {
  @Override
  public IdentitySettings settings() {
    return operations.permitted(Permission.CLUSTER_IDENTITY_GET_CONFIG).identities().settings();
  }

  @Override
  public void set(IdentitySettings settings) {
    IdentityRequest.make(operations, request -> request.set(settings));
    changed.run();
  }

  @Override
  public void deleteAll() {
    IdentityRequest.make(operations, IdentityRequest::deleteAll);
  }
}
