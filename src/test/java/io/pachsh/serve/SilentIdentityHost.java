package io.pachsh.serve;

import io.pachsh.cluster.identity.IdentityHost;
import io.pachsh.cluster.identity.IdentityStorage;
import java.net.URI;

/** Says where an identity service answers, for relying parties that ask nobody. */
record SilentIdentityHost() implements IdentityHost {
  @Override
  public URI listen(IdentityStorage storage) {
    return URI.create("http://localhost:1");
  }

  @Override
  public void end(IdentityStorage storage) {}
}
