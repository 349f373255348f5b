package io.pachsh.pachd;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.DeviceProvider;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.cluster.identity.DeviceClient;
import java.net.URI;
import java.util.Optional;

/** Logins at a real cluster, all of which pachd makes a session for. */
record RemoteLogins(Authentication authentication, SessionUse use) implements LoginEntry {
  @Override
  public Login begin(Optional<LoginPrompt> prompt) {
    if (prompt.isPresent()) {
      throw new RefusedException(
          new Refusal.Lacking(
              "--prompt",
              "that tells the identity provider what to ask",
              "To sign in with another account, sign out at the identity provider first, or open"
                  + " the address of 'auth login --no-browser' in a private window."));
    }
    return PachdLogin.begin(authentication, use);
  }

  /**
   * pachd knows nothing of it: its identity service is asked as a client of our own, for an ID
   * token that is meant for pachd as well, and pachd then gives a session for that.
   */
  @Override
  public PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client) {
    URI address = PachdLogin.browsable(authentication.open().getLoginUrl());
    PendingDevice<DeviceProvider.Result> pending =
        authentication
            .devices()
            .openDevice(
                address,
                client.orElseGet(() -> new LoginClient(DeviceClient.ID, DeviceClient.SECRET)))
            .orRefuse();
    return new PendingDevice<>() {
      @Override
      public DeviceCode code() {
        return pending.code();
      }

      @Override
      public DevicePoll<LoginOutcome> poll() {
        return pending.poll().map(result -> exchanged(result));
      }
    };
  }

  private LoginOutcome exchanged(DeviceProvider.Result result) {
    return result instanceof DeviceProvider.Result.Given given
        ? authentication.exchange(given.idToken(), given.claims(), use)
        : new LoginOutcome.Refused(((DeviceProvider.Result.Refused) result).problem());
  }
}
