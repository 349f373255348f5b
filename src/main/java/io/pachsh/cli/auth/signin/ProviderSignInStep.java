package io.pachsh.cli.auth.signin;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.PendingDevice;
import io.pachsh.cluster.Login;
import io.pachsh.console.Streams;
import java.net.URI;
import java.time.Duration;

/** The way to the provider's sign-in page and back. */
public interface ProviderSignInStep {
  /** What leads the browser back while a login lasts. */
  interface WayBack extends AutoCloseable {
    @Override
    void close();
  }

  /** Sees to it that the browser reaches the cluster from a login at this address. */
  WayBack wayBack(URI login, Streams streams);

  /** Fills in the rehearsal org's form as that user; refused for any other provider. */
  void as(String email, URI address);

  /** Shows the address, and opens a browser unless told not to. */
  void inBrowser(Login login, boolean noBrowser, Streams streams);

  /** Types the code at the rehearsal org and signs in there; refused for any other provider. */
  void deviceAs(String email, DeviceCode code);

  /** Shows code and address, and opens a browser unless told not to. */
  void onDevice(DeviceCode code, boolean noBrowser, Streams streams);

  /** Asks whether the person has signed in, as often as the provider likes, for so long at most. */
  LoginOutcome await(PendingDevice<LoginOutcome> login, Duration limit, Streams streams);

  /** Shows the address at which the provider's session ends, and opens a browser. */
  void openLogout(URI page, Streams streams);

  /** Waits for the browser to come back, with a visible countdown. */
  LoginOutcome await(Login login, Duration limit, Streams streams);
}
