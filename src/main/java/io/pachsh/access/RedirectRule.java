package io.pachsh.access;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a provider may send browsers back to when the cluster is embedded: to this machine alone,
 * because the callback listener runs inside pachsh.
 */
public final class RedirectRule {
  /** The redirect URI of the guide's port, which always works. */
  public static final String LOOPBACK = "http://127.0.0.1:30657/authorization-code/callback";

  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("localhost|\\[::1]|127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private RedirectRule() {}

  /**
   * Wants {@code http} on {@code localhost} or a loopback address (RFC 8252 §7.3). Asks no name
   * server.
   *
   * @throws Failure otherwise, naming a redirect URI that works
   */
  public static void requireLoopback(String redirectUri) {
    if (!isLoopback(redirectUri)) {
      throw new Failure(
          Exit.FAILED,
          "On an embedded cluster the redirect URI must be http on a loopback name or address, not "
              + redirectUri,
          "Use \"redirect_uri\": \""
              + LOOPBACK
              + "\" and register it with the provider, letter by letter.");
    }
  }

  private static boolean isLoopback(String redirectUri) {
    try {
      URI uri = URI.create(redirectUri);
      return "http".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getPort() != 0
          && uri.getPort() <= 65535
          && LOOPBACK_HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
