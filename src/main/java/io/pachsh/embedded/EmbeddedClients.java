package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.ClientStore;
import io.pachsh.cluster.identity.IdentityClient;
import java.util.List;

/** The clients that an embedded cluster's identity service has stored, as one caller. */
record EmbeddedClients(CallerOperations operations) implements ClientStore {
  @Override
  public List<IdentityClient> all() {
    return List.copyOf(
        operations
            .permitted(Permission.CLUSTER_IDENTITY_LIST_OIDC_CLIENTS)
            .identities()
            .clients()
            .values());
  }

  @Override
  public IdentityClient get(String id) {
    return operations
        .permitted(Permission.CLUSTER_IDENTITY_GET_OIDC_CLIENT)
        .identities()
        .client(id)
        .orElseThrow(() -> new RefusedException(new Refusal.UnknownId()));
  }

  @Override
  public IdentityClient create(IdentityClient client) {
    return IdentityRequest.make(operations, request -> request.create(client));
  }

  @Override
  public void update(IdentityClient client) {
    IdentityRequest.make(operations, request -> request.update(client));
  }

  @Override
  public void delete(String id) {
    IdentityRequest.make(operations, request -> request.deleteClient(id));
  }
}
