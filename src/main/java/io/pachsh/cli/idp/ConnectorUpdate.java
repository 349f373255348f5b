package io.pachsh.cli.idp;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorCheck;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.IdentityDifference;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.QuotedWord;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Replaces a stored connector by what somebody made of it: says what changes, and does nothing when
 * nothing does. pachd counts updates, so that nobody overwrites what they have not seen.
 *
 * @param stored what was there when it was read
 */
record ConnectorUpdate(Session session, Connector stored) {
  /** Replaces it by what was written, in which anything but the id can be left out. */
  Answer by(ConnectorDraft written, Streams streams) {
    requireCurrent(written.version(), streams);
    ConnectorDraft before = ConnectorDraft.of(stored);
    ConnectorDraft whole = written.over(before);
    ConnectorCheck check = new StoredIdentities(session).check();
    ConfigTree config = ConnectorNotes.filledIn(whole.config().orElseThrow(), check, streams);
    ConnectorDraft after = whole.withConfig(config);
    new ConfigSecrets(config).all().forEach(session.secrets()::learn);
    ConnectorNotes.say(after, check, streams);
    List<String> lines = new ArrayList<>(IdentityDifference.of(before, after));
    if (lines.isEmpty()) {
      return answer(before, List.of(), List.of("Nothing changes."));
    }
    List<String> changes = List.copyOf(lines);
    ConnectorDraft sent = send(before, after);
    lines.add(
        "The connector '%s' is changed; it is at version %d now."
            .formatted(sent.id(), sent.version().orElseThrow()));
    return answer(sent, changes, lines);
  }

  private static Answer answer(ConnectorDraft connector, List<String> changes, List<String> lines) {
    return new Answer.One(new ConnectorAnswer(connector).fields().with("changes", changes), lines);
  }

  private ConnectorDraft send(ConnectorDraft before, ConnectorDraft after) {
    long next = stored.version() + 1;
    Connector whole = after.connector(next);
    // What is not sent is kept as it is, to the last blank.
    Connector wanted =
        after.config().equals(before.config())
            ? new Connector(whole.id(), whole.name(), whole.type(), next, Secret.of(""))
            : whole;
    try {
      session.caller().connectors().update(wanted);
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.Invalid invalid
          && invalid.sentence().contains("new config version is ")) {
        throw stale(
            "Somebody else changed the connector '%s' in the meantime."
                .formatted(QuotedWord.within(stored.id())));
      }
      throw e;
    }
    return new ConnectorDraft(
        after.id(), after.name(), after.type(), OptionalLong.of(next), after.config(), List.of());
  }

  /**
   * pachctl wants the next version written, {@code get-connector} prints the stored one: both say
   * that what is stored was seen.
   */
  private void requireCurrent(OptionalLong written, Streams streams) {
    if (written.isEmpty() || written.getAsLong() == stored.version() + 1) {
      return;
    }
    if (written.getAsLong() != stored.version()) {
      throw stale(
          "The connector '%s' is at version %d, and this is version %d of it."
              .formatted(stored.id(), stored.version(), written.getAsLong()));
    }
    streams.note("version %d is the one that this was made of".formatted(stored.version()));
  }

  private Failure stale(String sentence) {
    return new Failure(
        Exit.FAILED,
        sentence,
        "Nothing was changed. Look at 'idp get-connector %s', and make the change in that."
            .formatted(QuotedWord.within(stored.id())));
  }
}
