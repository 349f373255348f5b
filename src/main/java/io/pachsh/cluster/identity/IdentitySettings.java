package io.pachsh.cluster.identity;

/**
 * How Pachyderm's identity service is set up ({@code identity_v2.IdentityServerConfig}). Stored as
 * written, without a check; empty texts for what was never set.
 *
 * @param idTokenExpiry a duration in Go's notation, such as {@code 24h}
 * @param rotationTokenExpiry likewise
 */
public record IdentitySettings(String issuer, String idTokenExpiry, String rotationTokenExpiry) {
  public static final IdentitySettings NONE = new IdentitySettings("", "", "");

  /** The port on which an embedded cluster's identity service listens unless its issuer has one. */
  public static final int DEFAULT_PORT = 30658;

  /** The issuer of an embedded cluster's identity service where none was set. */
  public static final String LOOPBACK_ISSUER = "http://127.0.0.1:" + DEFAULT_PORT;

  /** Where providers send people back to: {@code /callback} below the issuer. */
  public static String callback(String issuer) {
    return (issuer.endsWith("/") ? issuer : issuer + "/") + "callback";
  }

  /** The issuer that is set, else the one that an embedded cluster has without. */
  public String effectiveIssuer() {
    return issuer.isEmpty() ? LOOPBACK_ISSUER : issuer;
  }
}
