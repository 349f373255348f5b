package io.pachsh.cluster.identity;

import java.util.List;

/**
 * The clients that log in through the identity service, as one caller; gates, checks and texts are
 * pachd's ({@code identity_v2.API}).
 */
public interface ClientStore {
  List<IdentityClient> all();

  /** The one of that id; an unknown one is a refusal. */
  IdentityClient get(String id);

  /** Makes a client; an empty secret asks for one to be made. Returns it with its secret. */
  IdentityClient create(IdentityClient client);

  /** Replaces what is not empty: name, redirect URIs, trusted peers. The secret stays. */
  void update(IdentityClient client);

  void delete(String id);
}
