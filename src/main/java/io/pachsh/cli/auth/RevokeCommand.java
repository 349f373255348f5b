package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.cli.auth.access.KnownPrincipals;
import io.pachsh.cli.auth.access.PrincipalWords;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends one token, or all tokens of somebody. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth revoke --user=robot:ci",
      "  auth revoke --token=@stolen.token"
    })
final class RevokeCommand implements Command {
  private final Session session;
  private final TokenInput tokenInput;

  @Mixin private final Confirmation confirmation;

  @Option(names = "--token", paramLabel = "TOKEN", description = "The token, as @FILE or env:NAME.")
  private @Nullable Secret token;

  @Option(
      names = "--user",
      paramLabel = "PRINCIPAL",
      description = "Whose tokens to end, such as robot:ci or okta:a@b.c.")
  private @Nullable String user;

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  RevokeCommand(Session session, Console console, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
    this.confirmation = new Confirmation(session, console, AskingRule.ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    if (token == null && user == null) {
      throw new Failure(Exit.USAGE, "one of --token or --user must be set");
    }
    if (token != null && user != null) {
      throw new Failure(Exit.USAGE, "only one of --token or --user can be set");
    }
    confirmation.require(
        List.of(),
        (user == null ? "The token ends." : "All tokens of " + user + " end.") + " Go on?",
        streams);
    AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
    int revoked =
        token != null
            ? session.caller().tokens().revoke(tokenInput.alone(token, streams), force)
            : session.caller().tokens().revokeAllOf(named(Objects.requireNonNull(user)), force);
    watch.end(streams);
    return Answer.one(
        Fields.of("revoked", revoked),
        revoked + (revoked == 1 ? " auth token revoked" : " auth tokens revoked"));
  }

  private Principal named(String text) {
    PrincipalWords.requireSingle(List.of(text), one -> "auth revoke --user=" + one);
    return force ? new Principal(text) : new KnownPrincipals(session).named(text);
  }
}
