package io.pachsh.cli.auth.signin;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.PendingDevice;
import io.pachsh.browser.Browser;
import io.pachsh.cluster.Login;
import io.pachsh.console.Progress;
import io.pachsh.console.ProgressStyle;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.rehearsal.FormSignIn;
import io.pachsh.rehearsal.OrgDetails;
import io.pachsh.rehearsal.RehearsalOrg;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way to the provider through a browser on this computer, or by foot on the rehearsal org. */
public final class ProviderSignIn implements ProviderSignInStep {
  private final Supplier<Map<String, String>> environment;
  private final Path rehearsalDirectory;
  private final IntSupplier width;
  private final Supplier<Theme> theme;
  private final CallbackForwarding forwarding;
  private final Clock clock;

  /**
   * A way with that environment, in which {@code BROWSER} and {@code SSH_CONNECTION} count.
   *
   * @param width of the screen, in columns
   * @param theme in which colours codes are drawn
   * @param forwarding leads the browser back to clusters in Kubernetes
   */
  public ProviderSignIn(
      Supplier<Map<String, String>> environment,
      Path rehearsalDirectory,
      IntSupplier width,
      Supplier<Theme> theme,
      CallbackForwarding forwarding,
      Clock clock) {
    this.environment = environment;
    this.rehearsalDirectory = rehearsalDirectory;
    this.width = width;
    this.theme = theme;
    this.forwarding = forwarding;
    this.clock = clock;
  }

  @Override
  public WayBack wayBack(URI login, Streams streams) {
    return forwarding.open(login, streams);
  }

  @Override
  public void as(String email, URI address) {
    new FormSignIn(org()).as(email, address);
  }

  @Override
  public void deviceAs(String email, DeviceCode code) {
    new FormSignIn(org()).onDevicePage(email, DeviceAddress.of(code));
  }

  private OrgDetails org() {
    return RehearsalOrg.data(rehearsalDirectory)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "Signing in with --as works on the rehearsal org alone, and there is none.",
                    "Log in with a browser ('auth login'), or start one: 'rehearsal start'."));
  }

  @Override
  public void inBrowser(Login login, boolean noBrowser, Streams streams) {
    streams.say(Lines.of("Sign in at this address:", "", "  " + login.address(), ""));
    streams.err().flush();
    Browser browser = browser();
    if (noBrowser) {
      streams.say(browser.wayOut(login.address()).and(withoutBrowser(login.address())));
    } else if (browser.open(login.address()) instanceof Browser.Attempt.NotOpened notOpened) {
      streams.say(
          Lines.of(notOpened.reason())
              .and(notOpened.wayOut())
              .and(withoutBrowser(login.address())));
    }
    streams.err().flush();
  }

  /** On the rehearsal org nobody needs a browser. */
  private Lines withoutBrowser(URI address) {
    return isRehearsed(address)
        ? Lines.of(
            "The rehearsal org needs no browser on this machine: --as EMAIL signs in as one of %s; --device shows a code."
                .formatted(String.join(", ", RehearsalOrg.userNames())))
        : Lines.none();
  }

  private boolean isRehearsed(URI address) {
    try {
      return RehearsalOrg.data(rehearsalDirectory)
          .filter(org -> address.toString().startsWith(org.issuer() + "/"))
          .isPresent();
    } catch (Failure unreadable) {
      return false;
    }
  }

  private Browser browser() {
    return new Browser(environment.get(), System.getProperty("os.name", ""));
  }

  @Override
  public void onDevice(DeviceCode code, boolean noBrowser, Streams streams) {
    DevicePrompt prompt = new DevicePrompt(code, DeviceAddress.openable(code.shortestWay()));
    streams.say(prompt.lines());
    if (prompt.isForTelephones() && isUnicode() && streams.progressStyle() != ProgressStyle.NONE) {
      prompt.draw(width.getAsInt(), theme.get(), streams);
    }
    if (!noBrowser) {
      // A machine without a browser is what this login is for, and no reason to complain.
      prompt.openable().ifPresent(address -> browser().open(address));
    }
    streams.err().flush();
  }

  /** Whether the person's terminal shows characters beyond ASCII (POSIX, LC_CTYPE). */
  private boolean isUnicode() {
    Map<String, String> variables = environment.get();
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> variables.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
  }

  @Override
  public void openLogout(URI page, Streams streams) {
    streams.say(Lines.of("Sign out of the provider at this address:", "", "  " + page, ""));
    streams.err().flush();
    Optional<URI> openable = DeviceAddress.openable(page.toString());
    if (openable.isEmpty()) {
      streams.note("the address is neither https nor on this machine, and was not opened");
    } else if (browser().open(openable.get()) instanceof Browser.Attempt.NotOpened notOpened) {
      streams.say(Lines.of(notOpened.reason(), "Open the address in a browser."));
    }
    streams.err().flush();
  }

  @Override
  public LoginOutcome await(PendingDevice<LoginOutcome> login, Duration limit, Streams streams) {
    Duration life = Duration.between(clock.instant(), login.code().expires());
    return Progress.during(
        elapsed -> waiting("Waiting for the other device", shorter(life, limit).minus(elapsed)),
        streams,
        () -> new DeviceWait(login, limit).end());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public LoginOutcome await(Login login, Duration limit, Streams streams) {
    return Progress.during(
        elapsed -> waiting("Waiting for the browser", limit.minus(elapsed)),
        streams,
        () -> login.await(limit));
  }

  private static String waiting(String what, Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    return "%s: %d:%02d (Ctrl-C gives up)".formatted(what, seconds / 60, seconds % 60);
  }
}
