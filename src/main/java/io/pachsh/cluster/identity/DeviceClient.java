package io.pachsh.cluster.identity;

import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

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

  /** Where dex itself sends the browser at the end, whatever the issuer's path. */
  private static final String CALLBACK = "/device/callback";

  /**
   * The paths to which the identity service sends the browser at the end: the one that dex always
   * uses, and the one that is there where the issuer has a path of its own.
   */
  public static List<String> redirectUris(String issuer) {
    return Stream.of(CALLBACK, callback(issuer)).distinct().toList();
  }

  /** The path below the issuer's own at which the browser ends. */
  public static String callback(String issuer) {
    String path = URI.create(issuer).getPath();
    String below = path == null ? "" : path;
    return (below.endsWith("/") ? below.substring(0, below.length() - 1) : below) + CALLBACK;
  }

  /** The client as an identity service with that issuer keeps it. */
  public static IdentityClient of(String issuer) {
    return new IdentityClient(ID, NAME, SECRET, redirectUris(issuer), List.of());
  }
}
