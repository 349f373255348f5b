package io.pachsh.cli.idp;

import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.command.Command;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.identity.IdentityClientReader;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets an application log people in through the identity service. */
@CommandLine.Command(
    footer = {
      "",
      "The client is YAML or JSON with the keys id, name, redirect_uris, trusted_peers and secret;"
          + " a",
      "secret is made when none is given.",
      "",
      "Examples:",
      "  idp create-client -f console.yaml",
      "  idp create-client < console.yaml"
    })
final class CreateClientCommand implements Command, SecretInput, ReadsDocument {
  private final Session session;

  @Mixin private final DocumentOption document = new DocumentOption();

  @Option(
      names = "--show-secrets",
      description = "Show a secret that was given; one that was made is shown anyway.")
  private boolean showSecrets;

  CreateClientCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    IdentityClient wanted =
        IdentityClientReader.read(
            document.read("client", "idp create-client", session, streams), true);
    session.secrets().learn(wanted.secret());
    if (wanted.secret().reveal().equals(Secret.MASK)) {
      throw new Failure(
          Exit.FAILED,
          "`secret: •••` stands for a stored secret, and a new client has none.",
          "Leave `secret` out to have one made, or write it.");
    }
    ClientNotes.say(wanted, new StoredIdentities(session), streams);
    IdentityClient made =
        TakenId.orFailure("client", wanted.id(), () -> session.caller().clients().create(wanted));
    session.secrets().learn(made.secret());
    boolean shows = showSecrets || wanted.secret().isEmpty();
    Answer answer =
        Answer.one(
            new ClientAnswer(made).fields(shows),
            "Client secret: \"%s\"".formatted(shows ? made.secret().reveal() : Secret.MASK));
    return shows ? answer.revealing(made.secret()) : answer;
  }

  @Override
  public void requireReadable(String text) {
    IdentityClientReader.read(text, true);
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
