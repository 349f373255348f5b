package io.pachsh.issuer;

/**
 * Where a provider's endpoints are, below its issuer. Discovery is always at {@code
 * /.well-known/openid-configuration} (OpenID Connect Discovery 4).
 *
 * @param revocation RFC 7009
 * @param endSession OpenID Connect RP-Initiated Logout 1.0
 */
public record Paths(
    String authorize,
    String token,
    String keys,
    String userinfo,
    Device device,
    String revocation,
    String endSession) {
  static final String DISCOVERY = "/.well-known/openid-configuration";

  /**
   * Those of the device flow (RFC 8628).
   *
   * @param authorization where a device gets its codes
   * @param page where a person types the code
   * @param callback where the person is asked, once signed in
   */
  public record Device(String authorization, String page, String callback) {}
}
