package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.cli.auth.signin.LoginAttempt;
import io.pachsh.cli.auth.signin.ProviderSignInStep;
import io.pachsh.cli.auth.signin.SignInWay;
import io.pachsh.cli.auth.signin.SleepingProvider;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.LoginService;
import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.doctor.FailedLogin;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.paste.PastedToken;
import io.pachsh.secret.Secret;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Logs in, and keeps the session's token. What is decided, in this order:
 *
 * <ol>
 *   <li>{@code --renew}: the provider is asked once more who the session's person is;
 *   <li>{@code --id-token}: the cluster judges a token that somebody has, and nothing else happens;
 *   <li>otherwise the person signs in at the provider, in a {@link SignInWay};
 *   <li>who comes back is signed in, refused with the provider's or the cluster's reason, or nobody
 *       came.
 * </ol>
 */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth login",
      "  auth login --no-browser --timeout 1m",
      "  auth login --prompt select_account      (with another account)",
      "  auth login --device                     (with a browser anywhere, as over SSH)",
      "  auth login --renew                      (longer, without a browser)",
      "  auth login --as test@pachyderm.com      (on the rehearsal org)"
    })
final class LoginCommand implements Command, SecretInput {
  private static final String NEXT =
      "'auth whoami' says who you are; administrators give roles with 'auth add'";

  private final Session session;
  private final TokenInput tokenInput;
  private final LoginAttempt attempt;

  @Mixin private final SignInWay way;

  @Option(
      names = {"-t", "--id-token"},
      description = "Ask for an ID token, or read it from standard input, instead of a browser.")
  private boolean idToken;

  @Option(
      names = "--renew",
      description = "Let the session last longer without a browser, if the provider lets it.")
  private boolean renew;

  LoginCommand(
      Session session, TokenInput tokenInput, ProviderSignInStep signIn, SleepingProvider sleeper) {
    this.attempt = new LoginAttempt(sleeper, "auth login");
    this.session = session;
    this.tokenInput = tokenInput;
    this.way = new SignInWay(session, signIn);
  }

  @Override
  public Answer run(Streams streams) {
    requireOneWay();
    LoginTrouble trouble = new LoginTrouble(way.options());
    LoginOutcome outcome =
        trouble.during(
            () -> attempt.of(() -> prepared(session.caller().logins(), streams), streams));
    if (outcome instanceof LoginOutcome.SignedIn signedIn) {
      AdministratorWatch watch = AdministratorWatch.begin(session, session.context().name());
      session.tokens().keep(Optional.of(signedIn.token()));
      session.tokens().remember(new Identity(signedIn.principal(), signedIn.expires(), false));
      watch.end(streams);
      return new LoginReport(session, signedIn, renew)
          .answer(streams)
          .leadingTo(renew ? Optional.empty() : Optional.of(NEXT));
    }
    if (outcome instanceof LoginOutcome.Refused refused) {
      throw trouble.of(refused.problem());
    }
    throw trouble.nobody(
        way.nobodyCame(),
        way.isOnDevice() ? FailedLogin.NO_DEVICE_CAME_BACK : FailedLogin.NOBODY_CAME_BACK);
  }

  /** How to log in, with the token that the person gave, if it is to be one. */
  private Supplier<LoginOutcome> prepared(LoginService logins, Streams streams) {
    if (renew) {
      return () -> Progress.during("Asking the provider", streams, logins::renew);
    }
    if (idToken) {
      Secret token = tokenInput.readAlone(streams, PastedToken.ID_TOKEN);
      return () -> logins.withIdToken(token);
    }
    return () -> way.signIn(logins, streams);
  }

  /** Each of these is a way of its own, which the others' options say nothing about. */
  private void requireOneWay() {
    List<String> ways = new ArrayList<>();
    if (renew) {
      ways.add("--renew");
    }
    if (idToken) {
      ways.add("--id-token");
    }
    ways.addAll(way.asked());
    SignInWay.requireOne(ways);
    if (renew && way.isAsPracticeUser()) {
      throw new Failure(
          Exit.USAGE,
          "--renew and --as do not go together: only whoever is signed in can be renewed.",
          "Choose one of them.");
    }
    way.requireOneWay();
  }
}
