package io.pachsh.identity;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.GoDuration;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.failure.Failure;
import io.pachsh.http.Handler;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.OpenIdProvider;
import io.pachsh.issuer.Paths;
import io.pachsh.issuer.ProviderSettings;
import io.pachsh.oidc.FederatedLogins;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's identity service as a program that answers HTTP. What the cluster keeps for it is
 * read anew for every request; a new issuer is a new provider, whose predecessor's codes and tokens
 * are void.
 */
final class IdentityServer implements Handler {
  private static final Paths PATHS =
      new Paths(
          "/auth",
          "/token",
          "/keys",
          "/userinfo",
          new Paths.Device("/device/code", "/device", "/device/callback"),
          "/revoke",
          "/logout");
  private static final ProviderSettings.Lifetimes DEFAULT =
      new ProviderSettings.Lifetimes(
          Duration.ofHours(24), ProviderSettings.Lifetimes.DEFAULT.refreshToken());

  private final IdentityStorage storage;
  private final FederatedLogins logins;
  private final Clock clock;
  private final SecureRandom random;
  private final RotatingKeys keys;
  private final OpenSignIns open;
  private @Nullable Issuing issuing;

  IdentityServer(
      IdentityStorage storage, FederatedLogins logins, Clock clock, SecureRandom random) {
    this.storage = storage;
    this.logins = logins;
    this.clock = clock;
    this.random = random;
    this.keys = new RotatingKeys(storage, clock, random);
    this.open = new OpenSignIns(clock);
  }

  /** What answers under one issuer. */
  private record Issuing(IssuerAddress issuer, Broker broker, OpenIdProvider provider) {
    Response handle(Request request, OpenSignIns open) {
      if (request.path().equals(issuer.root() + "/callback")) {
        return request.method().equals("GET") || request.method().equals("HEAD")
            ? back(request, open)
            : Response.text(405, "Only GET is answered here.\n").with("Allow", "GET");
      }
      if (request.path().equals(issuer.root() + "/healthz")) {
        return Response.text(200, "Health check passed");
      }
      return provider.handle(request);
    }

    private Response back(Request request, OpenSignIns open) {
      return open.take(request.query("state").orElse(""))
          .map(signIn -> provider.answer(signIn.wish(), broker.back(signIn, request)))
          .orElseGet(() -> Response.html(400, Pages.notAwaited()));
    }
  }

  @Override
  public Response handle(Request request) {
    if (request.path().equals("/")) {
      return Response.text(200, "200 OK");
    }
    try {
      IdentitySettings settings = storage.settings();
      Optional<IssuerAddress> issuer = IssuerAddress.parse(settings.effectiveIssuer());
      if (issuer.isEmpty()) {
        return unusable(
            "The issuer '%s' is no http or https address.".formatted(settings.issuer()),
            "Correct it with 'idp set-config'.");
      }
      lifetimes(settings);
      return issuing(issuer.get()).handle(request, open);
    } catch (BadExpiryException e) {
      return unusable(
          String.valueOf(e.getMessage()),
          "Write a duration such as 24h or 1h30m, with 'idp set-config'.");
    } catch (RefusedException e) {
      return unusable(e.refusal().sentence(), "The console says more when it changes the cluster.");
    } catch (Failure e) {
      return unusable(e.sentence(), "The console says more about this cluster.");
    }
  }

  private synchronized Issuing issuing(IssuerAddress issuer) {
    Issuing now = issuing;
    if (now == null || !now.issuer().equals(issuer)) {
      now = issuing(issuer, new Broker(storage, logins, open, issuer.callback()));
      issuing = now;
    }
    return now;
  }

  private Issuing issuing(IssuerAddress issuer, Broker broker) {
    ProviderSettings settings =
        new ProviderSettings(
            issuer.issuer(),
            PATHS,
            new RegisteredClients(storage, issuer.root() + PATHS.device().callback()),
            broker,
            new IdentityClaims(),
            keys,
            () -> lifetimes(storage.settings()));
    return new Issuing(issuer, broker, new OpenIdProvider(settings, clock, random));
  }

  private static ProviderSettings.Lifetimes lifetimes(IdentitySettings settings) {
    return new ProviderSettings.Lifetimes(
        lifetime("id_token_expiry", settings.idTokenExpiry(), DEFAULT.idToken()),
        lifetime("rotation_token_expiry", settings.rotationTokenExpiry(), DEFAULT.refreshToken()));
  }

  private static Duration lifetime(String name, String text, Duration otherwise) {
    return text.isEmpty()
        ? otherwise
        : GoDuration.parse(text)
            .filter(duration -> duration.toSeconds() > 0)
            .orElseThrow(() -> new BadExpiryException(name, text));
  }

  /** A lifetime in the settings cannot be read. */
  private static final class BadExpiryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadExpiryException(String name, String text) {
      super(
          "The identity service's %s, '%s', is no duration of a second or more."
              .formatted(name, text));
    }
  }

  private static Response unusable(String sentence, String next) {
    return Response.html(500, Pages.unusable(sentence, next));
  }
}
