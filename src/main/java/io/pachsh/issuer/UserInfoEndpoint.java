package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the bearer of an access token about the person (OpenID Connect Core 5.3). */
record UserInfoEndpoint(GrantStore grants, Claims claims) implements Handler {
  @Override
  public Response handle(Request request) {
    Grant grant =
        grants
            .readAccessToken(bearer(request))
            .orElseThrow(
                () -> OAuthError.atUserInfo("The access token is unknown, expired or revoked."));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sub", grant.user().subject());
    answer.putAll(claims.about(grant.user(), grant.scopes()));
    return Response.json(200, JsonAnswer.of(answer));
  }

  /** RFC 6750 §2.1. */
  private static String bearer(Request request) {
    String[] words = request.header("authorization").orElse("").split(" ", 2);
    if (words.length < 2 || !words[0].equalsIgnoreCase("Bearer")) {
      throw OAuthError.atUserInfo("The request carries no access token.");
    }
    return words[1].strip();
  }
}
