package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.cli.auth.access.PrincipalWords;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token for a robot, a service account that exists as soon as somebody names it. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth get-robot-token ci --ttl 24h",
      "  auth get-robot-token ci --label 'nightly build'",
      "  auth get-robot-token ci -q"
    })
final class GetRobotTokenCommand implements Command {
  private static final String ROBOT = "robot:";

  private final Session session;

  @Parameters(paramLabel = "ROBOT", description = "The robot, with or without 'robot:' before it.")
  private String name = "";

  @Option(
      names = "--ttl",
      paramLabel = "DURATION",
      description = "How long the token works, such as 90s, 12h or 30d; for ever when absent.")
  private @Nullable Duration timeToLive;

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description = "What the token is for, for 'auth list tokens'; embedded clusters keep it.")
  private String label = "";

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the token alone.")
  private boolean quiet;

  GetRobotTokenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (name.isEmpty() || name.equals(ROBOT)) {
      throw new Failure(
          Exit.USAGE, "A robot needs a name.", "Name it: 'auth get-robot-token robot:ci'.");
    }
    PrincipalWords.requireSingle(List.of(name), one -> List.of("auth", "get-robot-token", one));
    Secret token =
        session.caller().tokens().issue(name, Optional.ofNullable(timeToLive), label.strip());
    Fields fields = Fields.of("token", token.reveal());
    return Answer.one(fields, quiet ? token.reveal() : "Token: " + token.reveal())
        .revealing(token)
        .leadingTo(next());
  }

  private Optional<String> next() {
    if (!session.context().isEmbedded()) {
      return Optional.of("'auth access' shows what the robot may do, 'auth add' gives it roles");
    }
    Principal robot = new Principal(name.startsWith(ROBOT) ? name : ROBOT + name);
    try {
      boolean hasRoles =
          session.caller().permissions().accessOf(robot).stream()
              .anyMatch(step -> step.holder().equals(robot));
      return hasRoles ? Optional.empty() : Optional.of("'auth add' gives the robot roles");
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
