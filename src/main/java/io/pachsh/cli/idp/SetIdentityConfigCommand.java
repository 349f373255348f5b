package io.pachsh.cli.idp;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityService;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorCheck;
import io.pachsh.configuration.identity.IdentityDifference;
import io.pachsh.configuration.identity.IdentitySettingsReader;
import io.pachsh.configuration.identity.IdentityWriter;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Sets up the identity service: its issuer, and how long its tokens live. */
@CommandLine.Command(
    footer = {
      "",
      "The configuration is YAML or JSON with the keys issuer, id_token_expiry and",
      "rotation_token_expiry (such as 24h); one that is left out is cleared.",
      "",
      "Examples:",
      "  idp set-config -f identity.yaml",
      "  echo 'issuer: http://127.0.0.1:30658' | idp set-config"
    })
final class SetIdentityConfigCommand implements Command, ReadsDocument {
  private final Session session;

  @Mixin private final DocumentOption document = new DocumentOption();

  SetIdentityConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    IdentitySettings wanted =
        IdentitySettingsReader.read(
            document.read("configuration", "idp set-config", session, streams));
    IdentityService service = session.caller().identityService();
    IdentitySettings before = service.settings();
    List<String> lines = new ArrayList<>(IdentityDifference.of(before, wanted));
    List<String> changes = List.copyOf(lines);
    if (lines.isEmpty()) {
      lines.add("Nothing changes.");
    } else {
      noteWhatFollows(wanted, streams);
      service.set(wanted);
      lines.add("The identity service's configuration is changed.");
    }
    Fields fields = new Fields(IdentityWriter.settings(wanted)).with("changes", changes);
    return new Answer.One(fields, lines);
  }

  /** Who still names the issuer that was. */
  private void noteWhatFollows(IdentitySettings wanted, Streams streams) {
    StoredIdentities identities = new StoredIdentities(session);
    ConnectorCheck check = new ConnectorCheck(wanted.issuer());
    for (Connector connector : identities.connectors()) {
      ConfigTree config = ConfigTree.read(connector.type(), connector.configuration());
      if (!check.hasOwnRedirect(config)) {
        streams.note(
            "the connector '%s' sends people back to %s, and has to send them to %s: 'idp"
                    .formatted(
                        connector.id(),
                        config.text("redirectURI"),
                        IdentitySettings.callback(wanted.issuer()))
                + " edit-connector %s'".formatted(connector.id()));
      }
    }
    identities
        .live()
        .flatMap(LiveConfiguration::configuration)
        .map(configuration -> configuration.client().issuer())
        .filter(issuer -> !issuer.equals(wanted.issuer()))
        .ifPresent(
            issuer ->
                streams.note(
                    "the cluster itself logs people in at the issuer %s: 'auth get-config' shows it"
                        .formatted(issuer)));
  }

  @Override
  public void requireReadable(String text) {
    IdentitySettingsReader.read(text);
  }
}
