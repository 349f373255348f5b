package io.pachsh.issuer;

import java.util.Map;

/** What signs a provider's ID tokens and publishes the keys to check them with. */
public interface TokenSigner {
  /** The claims as a signed JSON Web Token in compact form (RFC 7519 §3). */
  String sign(Map<String, Object> claims);

  /** The public keys as a JSON Web Key Set (RFC 7517 §5). */
  String publicKeys();
}
