package io.pachsh.configuration.identity;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A connector as somebody wrote it, of which any part may be left out.
 *
 * @param id empty when it is left out, as are name and type
 * @param notes what is right but worth a word, one sentence each
 */
public record ConnectorDraft(
    String id,
    String name,
    String type,
    OptionalLong version,
    Optional<ConfigTree> config,
    List<String> notes) {
  public ConnectorDraft {
    notes = List.copyOf(notes);
  }

  /** A stored connector as it could have been written. */
  public static ConnectorDraft of(Connector stored) {
    return new ConnectorDraft(
        stored.id(),
        stored.name(),
        stored.type(),
        OptionalLong.of(stored.version()),
        Optional.of(ConfigTree.read(stored.type(), stored.configuration())),
        List.of());
  }

  /** The same with another configuration. */
  public ConnectorDraft withConfig(ConfigTree other) {
    return new ConnectorDraft(id, name, type, version, Optional.of(other), notes);
  }

  /** The same without a version, which is then the one after the stored one. */
  public ConnectorDraft withoutVersion() {
    return new ConnectorDraft(id, name, type, OptionalLong.empty(), config, notes);
  }

  /** What a cluster is asked to keep of it, with that version. */
  public Connector connector(long of) {
    return new Connector(
        id, name, type, of, config.map(ConfigTree::json).orElseGet(() -> Secret.of("")));
  }

  /**
   * The whole connector that updating a stored one by this makes: what is left out stays, dots
   * stand for stored secrets.
   */
  public ConnectorDraft over(ConnectorDraft stored) {
    String itsType = type.isEmpty() ? stored.type : type;
    ConfigTree before = stored.config.orElseThrow();
    return new ConnectorDraft(
        stored.id,
        name.isEmpty() ? stored.name : name,
        itsType,
        version,
        Optional.of(
            config
                .map(written -> new ConfigSecrets(written.ofType(itsType)).keeping(before))
                .orElseGet(() -> before.ofType(itsType))),
        notes);
  }
}
