package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.QuotedWord;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one secret of a connector, or a client's, without anything being exported. */
@CommandLine.Command(
    footer = {
      "",
      "The secret is asked for, unless --secret or standard input gives it. A client's may be left",
      "empty, and is made then. pachd cannot change a client's secret: the client is deleted and"
          + " made",
      "anew, and where the cluster itself logs people in through it, its configuration is changed,",
      "too.",
      "",
      "Examples:",
      "  idp rotate-secret okta",
      "  idp rotate-secret okta --secret=@okta.secret",
      "  idp rotate-secret pachd --yes < /dev/null"
    })
final class RotateSecretCommand implements Command, SecretInput {
  private static final String CLIENT_SECRET = "clientSecret";

  private final Session session;
  private final SecretPrompt prompt;

  @Mixin private final Confirmation confirmation;

  @Parameters(paramLabel = "CONNECTOR|CLIENT", description = "The id of a connector or client.")
  private String id = "";

  @Option(names = "--secret", paramLabel = "TOKEN", description = "It, as @FILE or env:NAME.")
  private @Nullable Secret given;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Which secret of a connector, such as bindPW, where there are several.")
  private @Nullable String key;

  @Option(names = "--client", description = "The client, where a connector has the same id.")
  private boolean isClient;

  RotateSecretCommand(Session session, Console console) {
    this.session = session;
    this.prompt = new SecretPrompt(console, session.secrets());
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    StoredIdentities identities = new StoredIdentities(session);
    boolean client = isClient || (!identities.hasConnector(id) && identities.hasClient(id));
    return client
        ? ofClient(identities.client(id), identities, streams)
        : ofConnector(identities.connector(id), streams);
  }

  private Answer ofConnector(Connector connector, Streams streams) {
    ConnectorDraft before = ConnectorDraft.of(connector);
    ConfigTree config = before.config().orElseThrow();
    String place = place(new ConfigSecrets(config));
    Secret secret =
        Optional.ofNullable(given)
            .orElseGet(() -> prompt.read("New `%s` of %s".formatted(place, id), false, streams));
    ConfigTree changed =
        config.has(place) || place.contains(".")
            ? new ConfigSecrets(config).with(place, secret)
            : config.with(place, secret.reveal());
    confirmation.require(
        List.of("Logins through %s use it at once.".formatted(connector.name())),
        "Replace `%s` of the connector '%s'?".formatted(place, id),
        streams);
    ConnectorDraft wanted =
        new ConnectorDraft(
            connector.id(), "", "", OptionalLong.empty(), Optional.of(changed), List.of());
    return new ConnectorUpdate(session, connector).by(wanted, streams);
  }

  /** The one secret that is meant. */
  private String place(ConfigSecrets secrets) {
    List<String> places = secrets.places();
    String wanted = key;
    if (wanted != null) {
      return places.stream()
          .filter(wanted::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(() -> noSuch(wanted, places));
    }
    if (places.size() > 1) {
      throw new Failure(
          Exit.USAGE,
          "The connector '%s' has several secrets: %s.".formatted(id, String.join(", ", places)),
          "Say which with --key.");
    }
    if (places.isEmpty() && !secrets.tree().keys().containsKey(CLIENT_SECRET)) {
      throw new Failure(
          Exit.FAILED,
          "The connector '%s' has no secret.".formatted(id),
          "'idp get-connector %s' shows what it has.".formatted(QuotedWord.within(id)));
    }
    return places.isEmpty() ? CLIENT_SECRET : places.get(0);
  }

  private Failure noSuch(String wanted, List<String> places) {
    return new Failure(
        Exit.FAILED,
        "The connector '%s' has no secret `%s`.".formatted(id, wanted),
        places.isEmpty() ? "It has none." : "It has: " + String.join(", ", places) + ".");
  }

  private Answer ofClient(IdentityClient client, StoredIdentities identities, Streams streams) {
    Secret secret =
        Optional.ofNullable(given)
            .orElseGet(
                () ->
                    prompt.read(
                        "New secret of " + id + " (empty to have one made)", true, streams));
    ClientRotation rotation = ClientRotation.of(client, identities);
    List<String> before = rotation.whatHappens();
    if (!confirmation.require(
        before, "Make the client '%s' anew with another secret?".formatted(id), streams)) {
      before.forEach(streams::note);
    }
    IdentityClient made =
        rotation.run(secret, session.caller().clients(), session.caller().configuration());
    session.secrets().learn(made.secret());
    List<String> lines = new ArrayList<>();
    boolean shows = secret.isEmpty();
    lines.add("The client '%s' has another secret.".formatted(id));
    if (shows) {
      lines.add("Client secret: \"%s\"".formatted(made.secret().reveal()));
    }
    Answer answer = new Answer.One(new ClientAnswer(made).fields(shows), lines);
    return shows ? answer.revealing(made.secret()) : answer;
  }
}
