package io.pachsh.cluster.identity;

import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.List;

/**
 * The client through which consoles log people in whose browser is on another device (RFC 8628). It
 * is a public client (RFC 6749 §2.1): pachd's clients all have a secret, so that this one's is
 * published here and protects nothing. Whoever asks as it gets no more than an ID token of somebody
 * who agreed in a browser.
 */
public final class DeviceClient {
  public static final String ID = "pachsh-device";

  /** No secret, whatever its type says. */
  public static final Secret SECRET = Secret.of("pachsh-device-is-a-public-client");

  private static final String NAME = "pachsh on another device";

  private DeviceClient() {}

  /**
   * Where the identity service itself sends the browser at the end: a path, below the issuer's own.
   */
  public static String redirectUri(String issuer) {
    String path = URI.create(issuer).getPath();
    String below = path == null ? "" : path;
    return (below.endsWith("/") ? below.substring(0, below.length() - 1) : below)
        + "/device/callback";
  }

  /** The client as an identity service with that issuer keeps it. */
  public static IdentityClient of(String issuer) {
    return new IdentityClient(ID, NAME, SECRET, List.of(redirectUri(issuer)), List.of());
  }
}
