package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.cluster.ActivationRule;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces the root token; a session that is signed in as root goes on with the new one. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth rotate-root-token",
      "  auth rotate-root-token --supply-token=@root.token"
    })
final class RotateRootTokenCommand implements Command {
  private final Session session;
  private final TokenInput tokenInput;

  @Mixin private final Confirmation confirmation;

  @Option(
      names = "--supply-token",
      paramLabel = "TOKEN",
      description = "The new root token as @FILE or env:NAME (16 characters or more).")
  private @Nullable Secret supplied;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the token alone.")
  private boolean quiet;

  RotateRootTokenCommand(Session session, Console console, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    Optional<Secret> wanted =
        Optional.ofNullable(supplied)
            .map(token -> tokenInput.alone(token, streams))
            .map(ActivationRule::rootToken);
    confirmation.require(List.of(), "The root token in use now ends. Go on?", streams);
    boolean wasRoot = session.caller().whoAmI().principal().equals(Principal.ROOT);
    Secret token = session.caller().tokens().rotateRoot(wanted);
    if (wasRoot) {
      IssuedToken.keep(token, session, streams);
    }
    Fields fields = Fields.of("token", token.reveal());
    Answer answer =
        quiet
            ? Answer.one(fields, token.reveal())
            : Answer.one(
                fields,
                "WARNING: save this token somewhere safe; the former root token no longer works.",
                "Root token: " + token.reveal());
    return answer.revealing(token);
  }
}
