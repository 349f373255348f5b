package io.pachsh.oidc;

import io.pachsh.oidc.transport.ProviderHttp;
import java.net.URI;

/**
 * An issuer that runs on this machine, whatever its name says: everything at its host and port is
 * asked for at another address (pachd's {@code localhost_issuer}).
 *
 * @param address scheme, host and port to ask instead
 */
record LocalIssuer(String issuer, URI address) {
  /** Where something that the issuer names is to be found. */
  URI at(URI named) {
    URI own = URI.create(issuer);
    return ProviderHttp.origin(own).equals(ProviderHttp.origin(named))
        ? ProviderHttp.moved(named, address)
        : named;
  }
}
