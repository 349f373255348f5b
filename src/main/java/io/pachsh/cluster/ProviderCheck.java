package io.pachsh.cluster;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RelyingParty;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a provider for its discovery document, and says why it cannot be used in the words of the
 * libraries with which pachd asks. Where they quote their operating system, our own words follow.
 */
public record ProviderCheck(Function<AuthConfiguration, RelyingParty.Discovery> asking) {
  private static final String DOCUMENT = "/.well-known/openid-configuration";

  /** Why the provider of an issuer cannot be used; empty when it can. */
  public Optional<String> trouble(String issuer) {
    OidcClient client = new OidcClient(issuer, "", Secret.of(""), "");
    return trouble(new AuthConfiguration.Pachctl(client, List.of(), false, false, ""));
  }

  /** The same of a configuration's provider. */
  public Optional<String> trouble(AuthConfiguration configuration) {
    String issuer = configuration.client().issuer();
    Optional<String> scheme = unsupportedScheme(issuer);
    if (scheme.isPresent()) {
      return Optional.of(question(issuer) + "unsupported protocol scheme \"" + scheme.get() + "\"");
    }
    RelyingParty.Discovery discovery = asking.apply(configuration);
    if (discovery instanceof RelyingParty.Discovery.Failed failed) {
      return Optional.of(question(issuer) + why(failed, issuer));
    }
    String published = ((RelyingParty.Discovery.Published) discovery).issuer();
    return published.equals(issuer)
        ? Optional.empty()
        : Optional.of(
            "oidc: issuer did not match the issuer returned by provider, expected \"%s\" got \"%s\""
                .formatted(issuer, published));
  }

  private static String question(String issuer) {
    String start = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return "Get \"" + start + DOCUMENT + "\": ";
  }

  private static Optional<String> unsupportedScheme(String issuer) {
    String text = uri(issuer).map(URI::getScheme).orElse("");
    return text.equalsIgnoreCase("http") || text.equalsIgnoreCase("https")
        ? Optional.empty()
        : Optional.of(text.toLowerCase(Locale.ROOT));
  }

  private static String why(RelyingParty.Discovery.Failed failed, String issuer) {
    if (failed.stage().equals("TCP") && failed.sentence().contains("connection was refused")) {
      URI uri = uri(issuer).orElseThrow();
      int port =
          uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("http") ? 80 : 443;
      return "dial tcp %s:%d: connect: connection refused".formatted(uri.getHost(), port);
    }
    return failed.stage() + ": " + failed.onOneLine();
  }

  private static Optional<URI> uri(String issuer) {
    try {
      URI uri = new URI(issuer);
      return uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
