package io.pachsh.oidc;

import io.pachsh.access.IssuerRule;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.PastedEndpoint;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.Lines;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The text of an issuer: what it must look like, and how two of them differ. */
final class IssuerText {
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
    PastedEndpoint.in(issuer)
        .ifPresent(
            pasted -> {
              throw new RejectedException(
                  "issuer's form",
                  "The issuer '%s' ends with '%s', which is one of the provider's endpoints."
                      .formatted(issuer, pasted.ending()),
                  pasted.issuer(),
                  issuer,
                  "Use the issuer itself: " + pasted.issuer());
            });
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
            entra(configured, published)
                .orElseGet(
                    () ->
                        IssuerRule.canBeConfigured(published)
                            ? "Use exactly: " + published
                            : IssuerRule.NO_ISSUER)),
        Lines.of(label + configured, "  published   " + published, caret));
  }

  /** The issuer to configure instead, if a problem of the way to the provider is about that. */
  static Optional<String> meantBy(LoginProblem problem) {
    Optional<String> meant =
        switch (problem.check()) {
          case "form" -> PastedEndpoint.in(problem.found()).map(PastedEndpoint::issuer);
          case "issuer" -> Optional.of(problem.found());
          default -> Optional.<String>empty();
        };
    return meant.filter(IssuerRule::canBeConfigured);
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
