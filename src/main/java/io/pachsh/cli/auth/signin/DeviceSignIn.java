package io.pachsh.cli.auth.signin;

import io.pachsh.access.LoginOutcome;
import io.pachsh.access.PendingDevice;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import java.time.Duration;
import java.util.Optional;

/**
 * A login whose browser is on another device (RFC 8628). What is decided, in this order:
 *
 * <ol>
 *   <li>the provider gives a code, as the client that the options name, or the cluster's own;
 *   <li>{@code --as}: the code is typed at the rehearsal org here, without a browser;
 *   <li>otherwise code and address are shown, and a browser is opened if there is one here, unless
 *       {@code --no-browser};
 *   <li>the provider is asked as often as it likes until somebody has signed in or refused, the
 *       code has expired, or {@code --timeout} is over.
 * </ol>
 */
record DeviceSignIn(ProviderSignInStep step, DeviceOptions options) {
  /** No provider's code is good for longer. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  LoginOutcome signIn(
      LoginEntry logins,
      Optional<String> email,
      boolean noBrowser,
      Optional<Duration> limit,
      Streams streams) {
    PendingDevice<LoginOutcome> login =
        Progress.during("Asking the provider", streams, () -> logins.beginDevice(options.client()));
    if (email.isPresent()) {
      step.deviceAs(email.get(), login.code());
    } else {
      step.onDevice(login.code(), noBrowser, streams);
    }
    return step.await(login, limit.orElse(LONGEST), streams);
  }
}
