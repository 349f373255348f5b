package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;

/**
 * Ends tokens early (RFC 7009): a refresh token with all that came of its sign-in, an access token
 * alone. A token that is unknown needs no ending, so it is no error (§2.2).
 */
record RevocationEndpoint(ClientAuthentication authentication, GrantStore grants)
    implements Handler {
  @Override
  public Response handle(Request request) {
    OAuthError.requireNothingTwice(request);
    Client client = authentication.authenticate(request);
    String token =
        request
            .form("token")
            .orElseThrow(() -> OAuthError.atToken("invalid_request", "token is missing."));
    if (!grants.end(token, client.id())) {
      throw OAuthError.atToken("invalid_grant", "The token is another client's.");
    }
    return Response.text(200, "");
  }
}
