package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginService;
import io.pachsh.command.Command;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import io.pachsh.paste.PastedToken;
import io.pachsh.rehearsal.RehearsalOrg;
import io.pachsh.screen.Refusals;
import io.pachsh.session.AdministratorWatch;
import io.pachsh.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Logs in, and keeps the session's token. What is decided, in this order:
 *
 * <ol>
 *   <li>{@code --renew}: the provider is asked once more who the session's person is;
 *   <li>{@code --id-token}: the cluster judges a token that somebody has, and nothing else happens;
 *   <li>{@code --device}: {@link DeviceSignIn} shows a code that is typed on another device;
 *   <li>otherwise the cluster begins a login at its provider, which may be asked to {@code
 *       --prompt};
 *   <li>{@code --as}: the rehearsal org's form is filled in here, without a browser;
 *   <li>otherwise the address is shown, and a browser opened unless {@code --no-browser} or the
 *       environment says that none can be;
 *   <li>the login waits for who comes back: as long as {@code --timeout} says, and never longer
 *       than {@link Login#LIFETIME};
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
  private final ProviderSignInStep signIn;
  private final SleepingProvider sleeper;

  @Option(
      names = {"-b", "--no-browser"},
      description = "Print the address and open no browser.")
  private boolean noBrowser;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description =
          "How long to wait: for the browser 3m at most and by default, with --device as long as"
              + " the code is good.")
  private @Nullable Duration timeout;

  @Option(
      names = {"-t", "--id-token"},
      description = "Ask for an ID token, or read it from standard input, instead of a browser.")
  private boolean idToken;

  @Option(
      names = "--as",
      paramLabel = "EMAIL",
      completionCandidates = PracticeUsers.class,
      description = "Sign in as a practice user of the rehearsal org, without a browser.")
  private @Nullable String email;

  @Option(
      names = "--prompt",
      paramLabel = "PROMPT",
      completionCandidates = Prompts.class,
      description =
          "What the provider asks even if it knows you: login (sign in again) or select_account.")
  private @Nullable String prompt;

  @Option(
      names = "--renew",
      description = "Let the session last longer without a browser, if the provider lets it.")
  private boolean renew;

  @Mixin private DeviceOptions device = new DeviceOptions();

  /** What --prompt takes, for completion and for messages. */
  private static final class Prompts extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Prompts() {
      super(Arrays.stream(LoginPrompt.values()).map(LoginPrompt::wireName).toList());
    }
  }

  /** Who can sign in on the rehearsal org, for completion. */
  private static final class PracticeUsers extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    PracticeUsers() {
      super(RehearsalOrg.userNames());
    }
  }

  LoginCommand(
      Session session, TokenInput tokenInput, ProviderSignInStep signIn, SleepingProvider sleeper) {
    this.sleeper = sleeper;
    this.session = session;
    this.tokenInput = tokenInput;
    this.signIn = signIn;
  }

  @Override
  public Answer run(Streams streams) {
    requireOneWay();
    LoginOutcome outcome = told(streams);
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
      throw Refusals.failure(refused.problem());
    }
    if (device.isAsked()) {
      throw new Failure(
          Exit.FAILED,
          "Nobody signed in on the other device in time, so the login was given up.",
          "Try again with 'auth login --device'.");
    }
    throw new Failure(
        Exit.FAILED,
        "Nobody came back from the browser in time, so the login was given up.",
        Lines.of(
            "If the browser shows an error of the provider, 'auth get-config' shows what it was"
                + " sent with; the redirect URI registered there must be exactly the one shown"
                + " here.",
            "Try again with 'auth login'."));
  }

  /** The outcome; Ctrl-C says what it stopped. */
  private LoginOutcome told(Streams streams) {
    try {
      return reached(streams);
    } catch (Interruption e) {
      throw e.told(
          why ->
              new Failure(
                  why.exit(),
                  e.account().isPresent() ? why.sentence() : "The login was stopped.",
                  why.below()
                      .and("Nobody was signed in by it, and nobody comes back to it any more.")
                      .and("'auth login' begins another one.")));
    }
  }

  /** The outcome; a provider that only sleeps is woken, and asked once more. */
  private LoginOutcome reached(Streams streams) {
    try {
      LoginOutcome outcome = outcome(session.caller().logins(), streams);
      if (!(outcome instanceof LoginOutcome.Refused refused)
          || !isWoken(Refusals.failure(refused.problem()), streams)) {
        return outcome;
      }
    } catch (RefusedException e) {
      if (!isWoken(Refusals.failure(e.refusal()), streams)) {
        throw e;
      }
    }
    return outcome(session.caller().logins(), streams);
  }

  private boolean isWoken(Failure unreached, Streams streams) {
    Optional<String> told =
        unreached.exit() == Exit.UNREACHABLE ? sleeper.wake(unreached) : Optional.empty();
    told.ifPresent(streams::note);
    return told.isPresent();
  }

  private LoginOutcome outcome(LoginService logins, Streams streams) {
    if (renew) {
      return Progress.during("Asking the provider", streams, logins::renew);
    }
    if (idToken) {
      return logins.withIdToken(tokenInput.readAlone(streams, PastedToken.ID_TOKEN));
    }
    return device.isAsked()
        ? new DeviceSignIn(signIn, device)
            .signIn(logins, Optional.ofNullable(email), noBrowser, limit(), streams)
        : throughTheProvider(logins, streams);
  }

  private Optional<Duration> limit() {
    return Optional.ofNullable(timeout);
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
    if (device.isAsked()) {
      ways.add("--device");
    }
    if (prompt != null) {
      ways.add("--prompt");
    }
    if (ways.size() > 1) {
      throw new Failure(
          Exit.USAGE,
          "%s and %s do not go together.".formatted(ways.get(0), ways.get(1)),
          "Choose one of them; 'auth login --help' says what each does.");
    }
    if (renew && email != null) {
      throw new Failure(
          Exit.USAGE,
          "--renew and --as do not go together: only whoever is signed in can be renewed.",
          "Choose one of them.");
    }
    device.requireWhole();
  }

  private LoginOutcome throughTheProvider(LoginService logins, Streams streams) {
    Optional<LoginPrompt> wanted = prompt();
    try (Login login =
        Progress.during("Asking the provider", streams, () -> logins.begin(wanted))) {
      if (email != null) {
        signIn.as(email, login.address());
      } else {
        signIn.inBrowser(login, noBrowser, streams);
        BrowserReach.note(login.address().toString(), session, streams);
      }
      return signIn.await(login, patience(streams), streams);
    }
  }

  /** How long to wait for the browser; nobody could come back to an older login. */
  private Duration patience(Streams streams) {
    Duration wanted = limit().orElse(Login.LIFETIME);
    if (wanted.compareTo(Login.LIFETIME) <= 0) {
      return wanted;
    }
    streams.note(
        "a login through the browser is good for %dm, so that is how long it waits, and not %dm"
            .formatted(Login.LIFETIME.toMinutes(), wanted.toMinutes()));
    return Login.LIFETIME;
  }

  private Optional<LoginPrompt> prompt() {
    String text = prompt;
    if (text == null) {
      return Optional.empty();
    }
    Optional<LoginPrompt> known = LoginPrompt.named(text);
    if (known.isEmpty()) {
      throw new Failure(
          Exit.USAGE,
          "The provider cannot be asked to prompt for '" + text + "'.",
          "--prompt takes " + String.join(" or ", new Prompts()) + ".");
    }
    return known;
  }
}
