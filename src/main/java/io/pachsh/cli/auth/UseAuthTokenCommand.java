package io.pachsh.cli.auth;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Identity;
import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Signs the session in with a token that somebody kept; checks it before keeping it. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth use-auth-token",
      "  auth use-auth-token @admin.token",
      "  auth use-auth-token < admin.token"
    })
final class UseAuthTokenCommand implements Command, SecretInput {
  private final Session session;
  private final TokenInput tokenInput;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOKEN",
      description = "@FILE or env:NAME; asked for, or read from standard input, when absent.")
  private @Nullable Secret token;

  UseAuthTokenCommand(Session session, TokenInput tokenInput) {
    this.session = session;
    this.tokenInput = tokenInput;
  }

  @Override
  public Answer run(Streams streams) {
    Secret given =
        token != null ? token : tokenInput.read(streams, "Please paste your Pachyderm auth token");
    Optional<Identity> identity = isOneLine(given) ? identity(given) : Optional.empty();
    Secret working = given;
    if (identity.isEmpty()) {
      working = tokenInput.alone(given, streams);
      identity = working.equals(given) ? Optional.empty() : identity(working);
    }
    if (identity.isEmpty()) {
      Optional<Secret> decoded = decoded(working);
      identity = decoded.flatMap(this::identity);
      if (identity.isPresent()) {
        working = decoded.orElseThrow();
        streams.note("the token was wrapped in base64 and has been decoded");
      }
    }
    Identity who = identity.orElseThrow(() -> notAccepted(given));
    AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
    session.tokens().keep(Optional.of(working));
    session.tokens().remember(who);
    watch.end(streams);
    return Answer.one(
        Fields.of("principal", who.principal().text()),
        "You are signed in as " + who.principal() + ".");
  }

  /** Whether a cluster could be asked about it as it is. */
  private static boolean isOneLine(Secret token) {
    return token.reveal().chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private Optional<Identity> identity(Secret candidate) {
    try {
      return Optional.of(session.cluster().as(Optional.of(candidate)).whoAmI());
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.BadToken) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Failure notAccepted(Secret given) {
    String text = given.reveal();
    String looks =
        !text.equals(text.strip())
            ? " It has white space around it, and without that it is not accepted either."
            : decoded(given).isPresent()
                ? " It looks like base64, but what it holds is not accepted either."
                : "";
    return new Failure(
        Exit.DENIED,
        new Refusal.BadToken().sentence(),
        Lines.of(
            "Your session is unchanged: the token of "
                + text.length()
                + " characters was not kept."
                + looks,
            "Copy it again from where you saved it; an administrator can make another with"
                + " 'auth get-robot-token'."));
  }

  private static Optional<Secret> decoded(Secret wrapped) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(wrapped.reveal());
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      boolean printable = text.length() >= 8 && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
      return printable ? Optional.of(Secret.of(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
