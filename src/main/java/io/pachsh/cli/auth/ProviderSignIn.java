package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.cluster.Login;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.oidc.Browser;
import io.pachsh.outside.Lines;
import io.pachsh.rehearsal.FormSignIn;
import io.pachsh.rehearsal.OrgDetails;
import io.pachsh.rehearsal.RehearsalOrg;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** The way to the provider through a browser on this computer, or by foot on the rehearsal org. */
public final class ProviderSignIn implements ProviderSignInStep {
  private final Supplier<Map<String, String>> environment;
  private final Path rehearsalDirectory;

  /** A way with that environment, in which {@code BROWSER} and {@code SSH_CONNECTION} count. */
  public ProviderSignIn(Supplier<Map<String, String>> environment, Path rehearsalDirectory) {
    this.environment = environment;
    this.rehearsalDirectory = rehearsalDirectory;
  }

  @Override
  public void as(String email, URI address) {
    OrgDetails org =
        RehearsalOrg.data(rehearsalDirectory)
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "Signing in with --as works on the rehearsal org alone, and there is none.",
                        "Log in with a browser ('auth login'), or start one: 'rehearsal start'."));
    new FormSignIn(org).as(email, address);
  }

  @Override
  public void inBrowser(Login login, boolean noBrowser, Streams streams) {
    streams.say(Lines.of("Sign in at this address:", "", "  " + login.address(), ""));
    streams.err().flush();
    Browser browser = new Browser(environment.get(), System.getProperty("os.name", ""));
    if (noBrowser) {
      streams.say(browser.wayOut(login.address()));
    } else if (browser.open(login.address()) instanceof Browser.Attempt.NotOpened notOpened) {
      streams.say(Lines.of(notOpened.reason()).and(notOpened.wayOut()));
    }
    streams.err().flush();
  }

  @Override
  public LoginOutcome await(Login login, Duration limit, Streams streams) {
    return Progress.during(
        elapsed -> waiting(limit.minus(elapsed)), streams, () -> login.await(limit));
  }

  private static String waiting(Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    return "Waiting for the browser: %d:%02d (Ctrl-C gives up)"
        .formatted(seconds / 60, seconds % 60);
  }
}
