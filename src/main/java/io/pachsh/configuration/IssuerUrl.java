package io.pachsh.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What is wrong with a text that should be an issuer (OpenID Connect Discovery 1.0 §3). */
public final class IssuerUrl {
  private IssuerUrl() {}

  /** Says in half a sentence what is wrong. */
  public static Optional<String> fault(String text) {
    Optional<String> fault = webFault(text);
    if (fault.isPresent()) {
      return fault;
    }
    return text.indexOf('?') >= 0 ? Optional.of("has a query (`?…`)") : Optional.empty();
  }

  /** What is wrong with a text that should be an absolute http or https URL without fragment. */
  static Optional<String> webFault(String text) {
    try {
      URI uri = new URI(text);
      if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
        return Optional.of("does not begin with `https://` or `http://`");
      } else if (uri.getHost() == null || uri.getPort() > 65535) {
        return Optional.of("names no host, or a port that cannot be");
      } else if (uri.getRawUserInfo() != null) {
        return Optional.of("holds a user name (`…@`)");
      } else if (uri.getRawFragment() != null) {
        return Optional.of("has a fragment (`#…`)");
      }
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("is not a URL");
    }
  }
}
