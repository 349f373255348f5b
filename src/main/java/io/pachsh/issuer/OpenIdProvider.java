package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenID provider: its endpoints under one issuer. It keeps in memory what it handed out, so a
 * new object knows no code or token of an old one.
 */
public final class OpenIdProvider implements Handler {
  private final Routes routes;
  private final AuthorizeEndpoint authorize;

  public OpenIdProvider(ProviderSettings settings, Clock clock, SecureRandom random) {
    String issuer = settings.issuer();
    Paths paths = settings.paths();
    String root = URI.create(settings.base()).getPath();
    GrantStore grants = new GrantStore(settings.lifetimes(), clock, random);
    IdTokens idTokens = new IdTokens(settings, clock);
    ClientAuthentication authentication = new ClientAuthentication(settings.clients());
    authorize =
        new AuthorizeEndpoint(
            issuer,
            root + paths.authorize(),
            settings.clients(),
            settings.userAuthentication(),
            grants,
            clock,
            random);
    UserInfoEndpoint userInfo = new UserInfoEndpoint(grants, settings.claims());

    routes =
        new Routes()
            .get(root + Paths.DISCOVERY, new DiscoveryEndpoint(issuer, settings.base(), paths))
            .get(root + paths.authorize(), authorize)
            .post(root + paths.authorize(), authorize)
            .post(root + paths.token(), new TokenHandler(authentication, grants, idTokens))
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

  /**
   * Goes on with a request whose person was sent elsewhere to sign in, and has come back with this.
   */
  public Response answer(AuthorizeRequest wish, UserAuthentication.Step step) {
    try {
      return authorize.answer(wish, step);
    } catch (OAuthError error) {
      return error.response();
    }
  }

  /** Which endpoint answers which path and method. */
  private static final class Routes implements Handler {
    private final Map<String, Map<String, Handler>> byPath = new LinkedHashMap<>();

    Routes get(String path, Handler endpoint) {
      return route("GET", path, endpoint).route("HEAD", path, endpoint);
    }

    Routes post(String path, Handler endpoint) {
      return route("POST", path, endpoint);
    }

    @Override
    public Response handle(Request request) {
      Map<String, Handler> byMethod = byPath.getOrDefault(request.path(), Map.of());
      if (byMethod.isEmpty()) {
        return Response.text(404, "There is nothing at this address.\n");
      }
      Handler endpoint = byMethod.get(request.method());
      if (endpoint == null) {
        return Response.text(405, "This address does not answer this method.\n")
            .with("Allow", String.join(", ", byMethod.keySet()));
      }
      return endpoint.handle(request);
    }

    private Routes route(String method, String path, Handler endpoint) {
      byPath.computeIfAbsent(path, unused -> new TreeMap<>()).put(method, endpoint);
      return this;
    }
  }
}
