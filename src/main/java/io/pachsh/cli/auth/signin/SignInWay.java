package io.pachsh.cli.auth.signin;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.command.Durations;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.rehearsal.RehearsalOrg;
import io.pachsh.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How a person signs in at the provider, as options say it. What is decided, in this order:
 *
 * <ol>
 *   <li>{@code --device}: {@link DeviceSignIn} shows a code that is typed on another device;
 *   <li>otherwise the cluster begins a login at its provider, which may be asked to {@code
 *       --prompt};
 *   <li>{@code --as}: the rehearsal org's form is filled in here, without a browser;
 *   <li>otherwise the address is shown, and a browser opened unless {@code --no-browser} or the
 *       environment says that none can be;
 *   <li>the login waits for who comes back: as long as {@code --timeout} says, and never longer
 *       than {@link Login#LIFETIME}.
 * </ol>
 */
public final class SignInWay {
  private final Session session;
  private final ProviderSignInStep step;

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

  /** The way to the provider of the context at hand. */
  public SignInWay(Session session, ProviderSignInStep step) {
    this.session = session;
    this.step = step;
  }

  /** Whether the rehearsal org's form is filled in here. */
  public boolean isAsPracticeUser() {
    return email != null;
  }

  /** The options that each say a way of its own, as they were typed. */
  public List<String> asked() {
    List<String> ways = new ArrayList<>();
    if (device.isAsked()) {
      ways.add("--device");
    }
    if (prompt != null) {
      ways.add("--prompt");
    }
    return ways;
  }

  /** Fails with a usage error when options do not go together. */
  public void requireOneWay() {
    requireOne(asked());
    device.requireWhole();
  }

  /** Fails with a usage error when more than one way was asked for. */
  public static void requireOne(List<String> ways) {
    if (ways.size() > 1) {
      throw new Failure(
          Exit.USAGE,
          "%s and %s do not go together.".formatted(ways.get(0), ways.get(1)),
          "Choose one of them; --help says what each does.");
    }
  }

  /** Lets the person sign in, and waits for how it ends. */
  public LoginOutcome signIn(LoginEntry logins, Streams streams) {
    return device.isAsked()
        ? new DeviceSignIn(step, device)
            .signIn(logins, Optional.ofNullable(email), noBrowser, limit(), streams)
        : throughTheProvider(logins, streams);
  }

  private Optional<Duration> limit() {
    return Optional.ofNullable(timeout);
  }

  private LoginOutcome throughTheProvider(LoginEntry logins, Streams streams) {
    Optional<LoginPrompt> wanted = prompt();
    try (Login login =
        Progress.during("Asking the provider", streams, () -> logins.begin(wanted))) {
      ProviderSignInStep.WayBack back = step.wayBack(login.address(), streams);
      try {
        return whileReachable(login, streams);
      } finally {
        back.close();
      }
    }
  }

  private LoginOutcome whileReachable(Login login, Streams streams) {
    if (email != null) {
      step.as(email, login.address());
    } else {
      step.inBrowser(login, noBrowser, streams);
      BrowserReach.note(login.address().toString(), session, streams);
    }
    return step.await(login, patience(streams), streams);
  }

  /** How long to wait for the browser; nobody could come back to an older login. */
  private Duration patience(Streams streams) {
    Duration wanted = limit().orElse(Login.LIFETIME);
    if (wanted.compareTo(Login.LIFETIME) <= 0) {
      return wanted;
    }
    streams.note(
        "a login through the browser is good for %s, so that is how long it waits, and not %s"
            .formatted(Durations.text(Login.LIFETIME), Durations.text(wanted)));
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

  /** What another command needs to go the same way, as it is typed within a sentence. */
  public String options() {
    String as = email == null ? "" : "--as " + QuotedWord.within(email);
    return ((device.isAsked() ? "--device " : "") + as).strip();
  }

  /** Whether the person signs in with a browser elsewhere. */
  public boolean isOnDevice() {
    return device.isAsked();
  }

  /** What to say when nobody signed in. */
  public Failure nobodyCame() {
    return device.isAsked()
        ? new Failure(
            Exit.FAILED,
            "Nobody signed in on the other device in time, so the login was given up.",
            "Try again with 'auth login --device'.")
        : new Failure(
            Exit.FAILED,
            "Nobody came back from the browser in time, so the login was given up.",
            Lines.of(
                "If the browser shows an error of the provider, 'auth get-config' shows what it was"
                    + " sent with; the redirect URI registered there must be exactly the one shown"
                    + " here.",
                "Try again with 'auth login'."));
  }
}
