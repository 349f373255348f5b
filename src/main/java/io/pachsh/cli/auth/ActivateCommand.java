package io.pachsh.cli.auth;

import io.pachsh.access.Activation;
import io.pachsh.access.Identity;
import io.pachsh.access.Principal;
import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Switches access control on and signs the session in as its first administrator. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth activate --initial-admin=robot:admin",
      "  auth activate --initial-admin=robot:admin --token-file=admin.token"
    })
final class ActivateCommand implements Command, SecretInput {
  private final Session session;
  private final TokenInput tokenInput;

  @Option(
      names = "--initial-admin",
      paramLabel = "robot:NAME",
      description = "The first cluster administrator.")
  private @Nullable Principal initialAdmin;

  @Option(
      names = "--supply-root-token",
      description =
          "Ask for the root token, or read it from standard input (16 characters or more).")
  private boolean supplyRootToken;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Write the token to a new file (0600) instead of showing it.")
  private @Nullable Path tokenFile;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the token alone.")
  private boolean quiet;

  ActivateCommand(Session session, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
  }

  @Override
  public Answer run(Streams streams) {
    Optional<Secret> rootToken =
        supplyRootToken
            ? Optional.of(tokenInput.read(streams, "Root token for this cluster"))
            : Optional.empty();
    if (tokenFile == null) {
      return shown(activate(rootToken, streams));
    }
    Path file = session.directory().current().resolve(tokenFile);
    try (TokenFile kept = TokenFile.create(file)) {
      Activation activation = activate(rootToken, streams);
      kept.write(activation.token(), streams);
      return Answer.one(
          Fields.of("principal", activation.signedInAs().text())
              .with("token_file", file.toString()),
          "Access control is on. You are signed in as " + activation.signedInAs() + ".",
          "The token is in " + file + "; keep that file safe.");
    }
  }

  private Activation activate(Optional<Secret> rootToken, Streams streams) {
    Activation activation = session.caller().activate(Optional.ofNullable(initialAdmin), rootToken);
    IssuedToken.keep(activation.token(), session, streams);
    session.remember(new Identity(activation.signedInAs(), Optional.empty(), true));
    return activation;
  }

  private Answer shown(Activation activation) {
    String token = activation.token().reveal();
    Fields fields = Fields.of("token", token).with("principal", activation.signedInAs().text());
    if (quiet) {
      return Answer.one(fields, token);
    }
    String first = "Access control is on. You are signed in as " + activation.signedInAs() + ".";
    String warning =
        "WARNING: save this token somewhere safe; without it you can be locked out of the cluster.";
    if (activation.initialAdmin().isPresent() && activation.root().isPresent()) {
      String root = activation.root().get().reveal();
      return Answer.one(
          fields.with("root_token", root),
          first,
          warning,
          "Token of " + activation.signedInAs() + ": " + token,
          "Root token: " + root);
    }
    return Answer.one(fields, first, warning, "Token of " + activation.signedInAs() + ": " + token);
  }
}
