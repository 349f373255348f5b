package io.pachsh.issuer;

/**
 * Where a provider's endpoints are, below its issuer. Discovery is always at {@code
 * /.well-known/openid-configuration} (OpenID Connect Discovery 4).
 */
public record Paths(String authorize, String token, String keys, String userinfo) {
  static final String DISCOVERY = "/.well-known/openid-configuration";
}
