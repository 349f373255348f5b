package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trades codes and refresh tokens for tokens (RFC 6749 §4.1.3 and §6, RFC 8628 §3.4). */
record TokenHandler(
    ClientAuthentication authentication, GrantStore grants, DeviceStore devices, IdTokens idTokens)
    implements Handler {

  @Override
  public Response handle(Request request) {
    OAuthError.requireNothingTwice(request);
    Client client = authentication.authenticate(request);
    GrantType type =
        GrantType.named(required(request, "grant_type"))
            .orElseThrow(
                () ->
                    OAuthError.atToken(
                        "unsupported_grant_type",
                        "The grant types are " + String.join(", ", GrantType.wireNames()) + "."));
    if (!client.mayUse(type)) {
      throw OAuthError.atToken("unauthorized_client", "This client may not use this grant type.");
    }
    return switch (type) {
      case AUTHORIZATION_CODE -> exchange(client, request);
      case REFRESH_TOKEN -> refresh(client, request);
      case DEVICE_CODE -> device(client, request);
    };
  }

  private Response exchange(Client client, Request request) {
    GrantStore.Code code =
        grants
            .redeemCode(required(request, "code"))
            .filter(found -> found.grant().clientId().equals(client.id()))
            .orElseThrow(
                () -> invalidGrant("The code is unknown, expired, used or another client's."));
    if (!request.form("redirect_uri").orElse("").equals(code.redirectUri())) {
      throw invalidGrant("The redirect_uri is not the one that the code was asked for with.");
    }
    if (!code.challenge().isMetBy(request.form("code_verifier").orElse(""))) {
      throw invalidGrant("The code_verifier does not fit the code_challenge.");
    }
    return tokens(client, code.grant(), code.grant(), code.grant().nonce());
  }

  private Response refresh(Client client, Request request) {
    Grant grant =
        grants
            .redeemRefreshToken(required(request, "refresh_token"))
            .filter(found -> found.clientId().equals(client.id()))
            .orElseThrow(
                () ->
                    invalidGrant(
                        "The refresh token is unknown, expired, used or another client's."));
    Set<String> scopes =
        request
            .form("scope")
            .map(text -> Set.copyOf(List.of(text.split(" +"))))
            .orElse(grant.scopes());
    if (!grant.scopes().containsAll(scopes)) {
      throw OAuthError.atToken("invalid_scope", "A refresh cannot ask for more scopes.");
    }
    return tokens(client, grant, grant.narrowedTo(scopes), "");
  }

  private Response device(Client client, Request request) {
    Grant grant = devices.redeem(required(request, "device_code"), client, grants);
    return tokens(client, grant, grant, "");
  }

  /** RFC 6749 §5.1; a refresh token keeps the whole grant when an access token is narrower. */
  private Response tokens(Client client, Grant whole, Grant now, String nonce) {
    String accessToken = grants.issueAccessToken(now);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token_type", "Bearer");
    answer.put("expires_in", GrantStore.ACCESS_LIFETIME.toSeconds());
    answer.put("access_token", accessToken);
    answer.put("scope", String.join(" ", now.scopes().stream().sorted().toList()));
    if (whole.scopes().contains("offline_access") && client.mayUse(GrantType.REFRESH_TOKEN)) {
      answer.put("refresh_token", grants.issueRefreshToken(whole));
    }
    if (now.scopes().contains("openid")) {
      answer.put("id_token", idTokens.mint(now, nonce, accessToken));
    }
    return Response.json(200, JsonAnswer.of(answer));
  }

  private static String required(Request request, String name) {
    return request
        .form(name)
        .orElseThrow(() -> OAuthError.atToken("invalid_request", name + " is missing."));
  }

  private static OAuthError invalidGrant(String description) {
    return OAuthError.atToken("invalid_grant", description);
  }
}
