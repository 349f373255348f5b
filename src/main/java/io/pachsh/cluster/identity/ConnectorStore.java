package io.pachsh.cluster.identity;

import java.util.List;

/**
 * The identity service's connectors to identity providers, as one caller; gates, checks and texts
 * are pachd's ({@code identity_v2.API}).
 */
public interface ConnectorStore {
  List<Connector> all();

  /** The one of that id; an unknown one is a refusal. */
  Connector get(String id);

  void create(Connector connector);

  /**
   * Replaces what is not empty: name, type, configuration.
   *
   * @param connector its version must be the stored one plus one
   */
  void update(Connector connector);

  void delete(String id);
}
