package io.pachsh.cli.idp;

import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorCheck;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.console.Streams;

/** What is told about a connector before it is sent. */
final class ConnectorNotes {
  private ConnectorNotes() {}

  /** The configuration with what it has to say and leaves out; what is added is told. */
  static ConfigTree filledIn(ConfigTree config, ConnectorCheck check, Streams streams) {
    ConfigTree whole = check.filledIn(config);
    if (check.fillsIn(config)) {
      streams.note("`redirectURI` is filled in: " + whole.text("redirectURI"));
    }
    return whole;
  }

  static void say(ConnectorDraft connector, ConnectorCheck check, Streams streams) {
    connector.notes().forEach(streams::note);
    check.notes(connector.config().orElseThrow()).forEach(streams::note);
  }
}
