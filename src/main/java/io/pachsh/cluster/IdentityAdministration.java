package io.pachsh.cluster;

import io.pachsh.access.RefusedException;
import java.util.List;

/**
 * What administrators ask and change about Pachyderm's identity service, as one caller: its set-up,
 * the connectors to identity providers, and the clients that log in through it. Each method throws
 * {@link RefusedException} when the cluster refuses; gates, checks and texts are pachd's ({@code
 * identity_v2.API}).
 */
public interface IdentityAdministration {
  IdentitySettings settings();

  void setSettings(IdentitySettings settings);

  List<Connector> connectors();

  Connector connector(String id);

  void createConnector(Connector connector);

  /**
   * Replaces what is not empty: name, type, configuration.
   *
   * @param connector its version must be the stored one plus one
   */
  void updateConnector(Connector connector);

  void deleteConnector(String id);

  List<IdentityClient> clients();

  IdentityClient client(String id);

  /** Makes a client; an empty secret asks for one to be made. Returns it with its secret. */
  IdentityClient createClient(IdentityClient client);

  /** Replaces what is not empty: name, redirect URIs, trusted peers. The secret stays. */
  void updateClient(IdentityClient client);

  void deleteClient(String id);

  /** Forgets clients, connectors and the set-up. */
  void deleteAll();
}
