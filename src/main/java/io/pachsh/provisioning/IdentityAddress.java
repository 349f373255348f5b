package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.cluster.ClusterHost;
import io.pachsh.cluster.identity.IdentitySettings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a cluster's identity service is.
 *
 * @param issuer its address, as tokens name it
 * @param browserHost scheme and host under which browsers reach it, where the issuer's host is
 *     known inside the cluster alone; else empty
 */
public record IdentityAddress(String issuer, String browserHost) {
  /** The port at which pachctl and Kubernetes put the identity service on this machine. */
  private static final int PORT = 30658;

  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("localhost|\\[::1]|127(?:\\.\\d{1,3}){3}");

  /**
   * The address that an identity service has, or should have.
   *
   * @param wanted what a person says; empty when nobody does
   * @param present the issuer that is set; empty when none is
   * @param configuration what the cluster has now
   * @param redirectUri where browsers come back to the cluster, which says where they reach it
   */
  public static IdentityAddress of(
      Optional<String> wanted,
      String present,
      Optional<AuthConfiguration> configuration,
      String redirectUri) {
    String issuer = wanted.orElseGet(() -> isUsable(present) ? present : beside(redirectUri));
    if (ClusterHost.of(issuer).isEmpty()) {
      return new IdentityAddress(issuer, "");
    }
    String known =
        configuration
            .filter(it -> it.client().issuer().equals(issuer))
            .filter(AuthConfiguration.Pachctl.class::isInstance)
            .map(it -> ((AuthConfiguration.Pachctl) it).userAccessibleIssuerHost())
            .orElse("");
    return new IdentityAddress(issuer, known.isEmpty() ? origin(beside(redirectUri)) : known);
  }

  /** Whether a text can be an issuer at all: a web address without query and fragment. */
  public static boolean isUsable(String issuer) {
    try {
      URI uri = URI.create(issuer);
      return uri.getScheme() != null
          && uri.getScheme().matches("(?i)https?")
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The address for it beside the cluster's own callback: a port here, else Helm's path. */
  private static String beside(String redirectUri) {
    if (!isUsable(redirectUri)) {
      return IdentitySettings.LOOPBACK_ISSUER;
    }
    URI redirect = URI.create(redirectUri);
    return LOOPBACK_HOST.matcher(redirect.getHost()).matches()
        ? "http://%s:%d".formatted(redirect.getHost(), PORT)
        : origin(redirectUri) + "/dex";
  }

  private static String origin(String address) {
    URI uri = URI.create(address);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** Where a provider sends browsers back to; what has to be registered there. */
  public String callback() {
    String path = Optional.ofNullable(URI.create(issuer).getRawPath()).orElse("");
    String host = browserHost.isEmpty() ? origin(issuer) : withoutSlash(browserHost);
    return host + withoutSlash(path) + "/callback";
  }

  /** Whether the callback has another host than the issuer, which dex allows only when told so. */
  boolean hasForeignCallback() {
    return !browserHost.isEmpty();
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
