package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * An OpenID provider: its endpoints under one issuer. It keeps in memory what it handed out, so a
 * new object knows no code or token of an old one.
 */
public final class OpenIdProvider implements Handler {
  private final Routes routes;

  public OpenIdProvider(ProviderSettings settings, Clock clock, SecureRandom random) {
    String issuer = settings.issuer();
    Paths paths = settings.paths();
    String root = URI.create(issuer).getPath();
    GrantStore grantStore = new GrantStore(clock, random);
    IdTokens idTokens = new IdTokens(issuer, settings.claims(), settings.signer(), clock);
    ClientAuthentication authentication = new ClientAuthentication(settings.clients());
    AuthorizeEndpoint authorize =
        new AuthorizeEndpoint(
            issuer,
            root + paths.authorize(),
            settings.clients(),
            settings.userAuthentication(),
            grantStore,
            clock,
            random);
    UserInfoEndpoint userInfo = new UserInfoEndpoint(grantStore, settings.claims());

    routes =
        new Routes()
            .get(root + Paths.DISCOVERY, new DiscoveryEndpoint(issuer, paths))
            .get(root + paths.authorize(), authorize)
            .post(root + paths.authorize(), authorize)
            .post(root + paths.token(), new TokenHandler(authentication, grantStore, idTokens))
            .get(root + paths.keys(), keys -> Response.json(200, settings.signer().publicKeys()))
            .get(root + paths.userinfo(), userInfo)
            .post(root + paths.userinfo(), userInfo);
  }

  @Override
  public Response handle(Request request) {
    try {
      return routes.handle(request);
    } catch (OAuthError error) {
      return error.response();
    }
  }
}
