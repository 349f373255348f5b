package io.pachsh.okta;

import io.pachsh.secret.Secret;

/** What lets pachsh use an org's management API. */
public sealed interface OktaCredential {
  /** An administrator's API token ({@code SSWS}). */
  record ApiToken(Secret token) implements OktaCredential {}

  /**
   * A service application with a key of its own, which gets access tokens (OAuth 2.0 client
   * credentials, RFC 7523).
   *
   * @param privateKey a JWK or PKCS #8 in PEM
   */
  record ServiceApp(String clientId, Secret privateKey) implements OktaCredential {}
}
