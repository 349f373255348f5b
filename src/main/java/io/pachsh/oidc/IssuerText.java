package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.Lines;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The text of an issuer: what it must look like, and how two of them differ. */
final class IssuerText {
  /** What people paste behind an issuer: addresses of endpoints, the longest first. */
  private static final List<String> PASTED_ENDINGS =
      List.of(
          "/.well-known/openid-configuration",
          "/.well-known/oauth-authorization-server",
          "/protocol/openid-connect/auth",
          "/protocol/openid-connect/token",
          "/protocol/openid-connect/certs",
          "/protocol/openid-connect/userinfo",
          "/oauth2/v1/authorize",
          "/oauth2/v1/token",
          "/oauth2/v1/keys",
          "/oauth2/v1/userinfo",
          "/oauth2/authorize",
          "/oauth2/token",
          "/oauth/authorize",
          "/oauth/token",
          "/v1/authorize",
          "/v1/token",
          "/v1/keys",
          "/v1/userinfo",
          "/authorize");

  private IssuerText() {}

  /** Fails unless the text can be an issuer (OpenID Connect Discovery 1.0 §3). */
  static void requireWellFormed(String issuer) {
    String problem = problem(issuer);
    if (!problem.isEmpty()) {
      throw new RejectedException(
          "issuer's form",
          "The issuer '%s' %s.".formatted(issuer, problem),
          "an address such as https://example.okta.com",
          issuer,
          "Copy the issuer from the provider's console.");
    }
    String bare = withoutFinalSlash(issuer);
    for (String ending : PASTED_ENDINGS) {
      if (bare.endsWith(ending)) {
        String stripped = bare.substring(0, bare.length() - ending.length());
        throw new RejectedException(
            "issuer's form",
            "The issuer '%s' ends with '%s', which is one of the provider's endpoints."
                .formatted(issuer, ending),
            stripped,
            issuer,
            "Use the issuer itself: " + stripped);
      }
    }
  }

  private static String problem(String issuer) {
    URI address;
    try {
      address = new URI(issuer);
    } catch (URISyntaxException e) {
      return "is no address: " + e.getReason();
    }
    if (!"https".equalsIgnoreCase(address.getScheme())
        && !"http".equalsIgnoreCase(address.getScheme())) {
      return "does not begin with https:// or http://";
    }
    if (address.getHost() == null || HttpUrl.parse(issuer) == null) {
      return "has no usable host and port";
    }
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      return "has a query or a fragment, which an issuer never has";
    }
    return address.getRawUserInfo() == null ? "" : "holds a user name or password";
  }

  /** The text without one final slash. */
  static String withoutFinalSlash(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }

  /** Whether two issuers differ by nothing but one final slash. */
  static boolean differByFinalSlash(String one, String other) {
    return one.equals(other + "/") || other.equals(one + "/");
  }

  /** Fails unless both are the same, character by character (Discovery 1.0 §4.3). */
  static void requireSame(String configured, String published) {
    if (!configured.equals(published)) {
      throw different(configured, published);
    }
  }

  static RejectedException different(String configured, String published) {
    String label = "  configured  ";
    String caret =
        " ".repeat(label.length() + commonLength(configured, published)) + "^ they differ here";
    return new RejectedException(
        new LoginProblem(
            "issuer",
            "The provider publishes another issuer than the configured one.",
            configured,
            published,
            entra(configured, published).orElse("Use exactly: " + published)),
        Lines.of(label + configured, "  published   " + published, caret));
  }

  private static int commonLength(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return one.codePointCount(0, at);
  }

  /** Entra publishes a template for its shared endpoints, which no token's issuer ever equals. */
  private static Optional<String> entra(String configured, String published) {
    boolean shared = configured.contains("/common") || configured.contains("/organizations");
    return shared || published.contains("{tenantid}")
        ? Optional.of("Use your tenant's issuer: https://login.microsoftonline.com/TENANT-ID/v2.0")
        : Optional.empty();
  }
}
