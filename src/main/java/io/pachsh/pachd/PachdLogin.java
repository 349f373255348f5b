package io.pachsh.pachd;

import io.grpc.Context;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.cluster.Login;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A login at a real cluster: the browser comes back to pachd, which lets us wait for it. */
final class PachdLogin implements Login {
  /** What pachd may take to say itself that the time is over. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Authentication authentication;
  private final SessionUse use;
  private final Clock clock;
  private final URI address;
  private final String state;
  private final Instant expires;
  private final Context.CancellableContext cancellation = Context.current().withCancellation();

  private PachdLogin(
      Authentication authentication, SessionUse use, GetOIDCLoginResponse login, Instant expires) {
    this.authentication = authentication;
    this.use = use;
    this.clock = authentication.clock();
    this.address = browsable(login.getLoginUrl());
    this.state = login.getState();
    this.expires = expires;
  }

  static PachdLogin begin(Authentication authentication, SessionUse use) {
    Instant begun = authentication.clock().instant();
    return new PachdLogin(authentication, use, authentication.open(), begun.plus(LIFETIME));
  }

  /** An address of the web, in ASCII: it is shown, and handed to a browser. */
  static URI browsable(String text) {
    try {
      URI address = URI.create(URI.create(text).toASCIIString());
      String scheme = String.valueOf(address.getScheme());
      if (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Failure(
        Exit.FAILED,
        "pachd sent a login address that is none: " + text,
        "Its user_accessible_issuer_host needs a scheme, such as https://: see 'auth get-config'.");
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Instant expires() {
    return expires;
  }

  @Override
  public LoginOutcome await(Duration limit) {
    Duration left = Duration.between(clock.instant(), expires);
    Duration patience = left.compareTo(limit) <= 0 ? left.plus(GRACE) : limit;
    if (patience.isNegative() || patience.isZero()) {
      return new LoginOutcome.TimedOut();
    }
    if (cancellation.isCancelled()) {
      return cancelled();
    }
    try {
      return cancellation.call(() -> authentication.await(state, patience, use));
    } catch (Failure e) {
      if (cancellation.isCancelled()) {
        return cancelled();
      }
      throw e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Cancels the waiting call; pachd forgets the login by itself. */
  @Override
  public void close() {
    cancellation.cancel(null);
  }

  private static LoginOutcome cancelled() {
    return new LoginOutcome.Refused(
        new LoginProblem(
            "login",
            "This login was cancelled.",
            "",
            "",
            "Run 'auth login' to begin another one."));
  }
}
