package io.pachsh.cli.auth;

import io.pachsh.access.LoginOutcome;
import io.pachsh.cluster.Login;
import io.pachsh.console.Streams;
import java.net.URI;
import java.time.Duration;

/** The way to the provider's sign-in page and back. */
public interface ProviderSignInStep {
  /** Fills in the rehearsal org's form as that user; refused for any other provider. */
  void as(String email, URI address);

  /** Shows the address, and opens a browser unless told not to. */
  void inBrowser(Login login, boolean noBrowser, Streams streams);

  /** Waits for the browser to come back, with a visible countdown. */
  LoginOutcome await(Login login, Duration limit, Streams streams);
}
