package io.pachsh.provisioning;

import io.pachsh.cluster.identity.ConnectorStore;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.IdentityDifference;
import io.pachsh.outside.QuotedWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connector of the identity service. */
record ConnectorPart(ConnectorStore store, String id) implements PlannedPart<ConnectorDraft> {
  @Override
  public String name() {
    return "connector " + id;
  }

  @Override
  public Optional<ConnectorDraft> read() {
    return Existing.of(() -> store.get(id)).map(ConnectorDraft::of);
  }

  @Override
  public boolean isSame(ConnectorDraft one, ConnectorDraft other) {
    return one.name().equals(other.name())
        && one.type().equals(other.type())
        && one.config().equals(other.config());
  }

  @Override
  public List<String> difference(Optional<ConnectorDraft> before, ConnectorDraft wanted) {
    if (before.isPresent()) {
      return IdentityDifference.of(before.get(), wanted);
    }
    List<String> lines = new ArrayList<>();
    lines.add("+ name: " + wanted.name());
    lines.add("+ type: " + wanted.type());
    new ConfigSecrets(wanted.config().orElseThrow())
        .masked()
        .forEach((key, value) -> lines.add("+ config.%s: %s".formatted(key, value)));
    return lines;
  }

  @Override
  public void create(ConnectorDraft wanted) {
    store.create(wanted.connector(1));
  }

  @Override
  public void change(ConnectorDraft present, ConnectorDraft wanted) {
    store.update(wanted.connector(present.version().orElseThrow() + 1));
  }

  @Override
  public void remove(ConnectorDraft present) {
    store.delete(id);
  }

  @Override
  public String byHand(Optional<ConnectorDraft> before) {
    return before.isEmpty()
        ? "'idp delete-connector %s'".formatted(QuotedWord.within(id))
        : "'idp edit-connector %s'".formatted(QuotedWord.within(id));
  }
}
