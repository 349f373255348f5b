package io.pachsh.embedded;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentityStorage;
import java.net.URI;

/** Stands where nothing runs identity services. */
record NoIdentityHost() implements IdentityHost {
  @Override
  public URI listen(IdentityStorage storage) {
    throw new RefusedException(
        new Refusal.LoginRefused(
            new LoginProblem(
                "identity service",
                "This program runs no identity service.",
                "",
                "",
                "Log in with 'auth login' of pachsh itself.")));
  }

  @Override
  public void end(IdentityStorage storage) {}
}
