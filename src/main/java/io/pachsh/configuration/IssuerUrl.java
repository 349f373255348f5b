package io.pachsh.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text that should be an issuer (OpenID Connect Discovery 1.0 §3). */
public final class IssuerUrl {
  /** Addresses of a provider that people paste instead; their groups make the issuer. */
  private static final List<Pattern> ENDPOINTS =
      List.of(
          Pattern.compile("(https?://.+?)/\\.well-known/[a-z-]+/?(?:\\?.*)?"),
          Pattern.compile(
              "(https?://.+?/oauth2/[^/]+)/v1/(?:authorize|token|userinfo|keys|logout|introspect|revoke)/?(?:\\?.*)?"),
          Pattern.compile(
              "(https?://.+?)/oauth2/v1/(?:authorize|token|userinfo|keys|logout|introspect|revoke)/?(?:\\?.*)?"),
          Pattern.compile("(https?://.+?)/oauth2(/v2\\.0)/(?:authorize|token)/?(?:\\?.*)?"),
          Pattern.compile("(https?://.+?)/protocol/openid-connect/[a-z]+/?(?:\\?.*)?"));

  private IssuerUrl() {}

  /** The issuer that a pasted endpoint belongs to. */
  static Optional<String> strippedOfEndpoint(String text) {
    for (Pattern endpoint : ENDPOINTS) {
      Matcher matcher = endpoint.matcher(text);
      if (matcher.matches()) {
        String tail = matcher.groupCount() == 2 ? matcher.group(2) : "";
        return Optional.of(matcher.group(1) + tail);
      }
    }
    return Optional.empty();
  }

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
