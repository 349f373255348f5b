package io.pachsh.issuer;

import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenID provider: its endpoints under one issuer. It keeps in memory what it handed out, so a
 * new object knows no code or token of an old one.
 */
public final class OpenIdProvider implements Handler {
  /** How many wrong codes a minute may be typed at the device page, by all people together. */
  private static final int WRONG_CODES = 20;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Routes routes;
  private final AuthorizeEndpoint authorize;

  public OpenIdProvider(ProviderSettings settings, Clock clock, SecureRandom random) {
    String issuer = settings.issuer();
    Paths paths = settings.paths();
    String base = settings.base();
    String root = URI.create(base).getPath();
    GrantStore grants = new GrantStore(settings.lifetimes(), clock, random);
    DeviceStore devices = new DeviceStore(clock, random);
    DeviceEndpoints deviceEndpoints = DeviceEndpoints.of(settings);
    ExpiringStore<DeviceStore.Pending> signIns = new ExpiringStore<>(clock, random);
    IdTokens idTokens = new IdTokens(settings, clock);
    ClientAuthentication authentication = new ClientAuthentication(settings.clients());
    authorize =
        new AuthorizeEndpoint(
            issuer,
            root + paths.authorize(),
            deviceEndpoints.callbackUri(),
            settings.clients(),
            settings.userAuthentication(),
            grants,
            clock,
            random);
    DevicePage devicePage =
        new DevicePage(
            deviceEndpoints,
            devices,
            signIns,
            new DevicePage.AttemptLimit(WRONG_CODES, MINUTE, clock));
    DeviceConsent consent =
        new DeviceConsent(
            deviceEndpoints, devices, grants, signIns, new ExpiringStore<>(clock, random));
    EndSessionEndpoint endSession = new EndSessionEndpoint(settings.clients());
    UserInfoEndpoint userInfo = new UserInfoEndpoint(grants, settings.claims());

    routes =
        new Routes()
            .get(root + Paths.DISCOVERY, new DiscoveryEndpoint(issuer, base, paths))
            .get(root + paths.authorize(), authorize)
            .post(root + paths.authorize(), authorize)
            .post(root + paths.token(), new TokenHandler(authentication, grants, devices, idTokens))
            .get(root + paths.keys(), keys -> Response.json(200, settings.signer().publicKeys()))
            .get(root + paths.userinfo(), userInfo)
            .post(root + paths.userinfo(), userInfo)
            .post(
                root + paths.device().authorization(),
                new DeviceAuthorizationEndpoint(
                    authentication, settings.clients(), devices, base + paths.device().page()))
            .get(deviceEndpoints.pagePath(), devicePage)
            .post(deviceEndpoints.pagePath(), devicePage)
            .get(deviceEndpoints.callbackPath(), consent)
            .post(deviceEndpoints.callbackPath(), consent)
            .post(root + paths.revocation(), new RevocationEndpoint(authentication, grants))
            .get(root + paths.endSession(), endSession)
            .post(root + paths.endSession(), endSession);
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
