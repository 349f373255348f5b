package io.pachsh.oidc;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.DeviceProvider.Result;
import io.pachsh.access.LoginClient;
import io.pachsh.access.OidcClient;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.TokenClaims;
import io.pachsh.http.Parameters;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.transport.ProviderClients;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.oidc.transport.Reply;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-in on another device at the provider of a cluster that judges ID tokens itself. All that
 * is known of the provider is the login address that the cluster made: it is asked at the host of
 * that address, under which it may be reached by another name than its issuer has.
 */
final class RemoteDevice implements PendingDevice<Result> {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final List<String> SCOPES = List.of("openid", "email", "profile", "groups");

  private final DevicePolling polling;
  private final DeviceCode code;

  private RemoteDevice(DevicePolling polling, DeviceCode code) {
    this.polling = polling;
    this.code = code;
  }

  /**
   * Begins.
   *
   * @throws RejectedException when the provider cannot be found, or refuses
   */
  static RemoteDevice begin(
      URI login,
      LoginClient client,
      ProviderClients clients,
      ClientCredentials.Memory memory,
      Clock clock) {
    OidcClient asking = new OidcClient(login.toString(), client.id(), client.secret(), "");
    ProviderHttp http = clients.of(asking);
    Found found = find(http, login);
    List<String> scopes = scopes(login, client.id());
    DevicePolling polling =
        new DeviceGrant(
                http,
                found.metadata(),
                new OidcClient(found.metadata().issuer(), client.id(), client.secret(), ""),
                memory,
                clock)
            .begin(LoginScopes.exactly(scopes))
            .polling();
    return new RemoteDevice(polling, found.shown(polling.code(), client.id(), scopes));
  }

  @Override
  public DeviceCode code() {
    return code;
  }

  @Override
  public DevicePoll<Result> poll() {
    try {
      return polling.poll().map(given -> new Result.Given(given.idToken(), claims(given)));
    } catch (RejectedException e) {
      return new DevicePoll.Ended<>(new Result.Refused(e.problem()));
    }
  }

  /** What the ID token says, which the cluster judges. */
  private static Optional<TokenClaims> claims(TokenEndpoint.Tokens given) {
    return SignedToken.unjudged(given.idToken().reveal())
        .map(claims -> new TokenClaims(claims.members()));
  }

  /** What the cluster asks for itself, and that the token is meant for it. */
  private static List<String> scopes(URI login, String clientId) {
    List<String> scopes =
        new ArrayList<>(
            parameter(login, "scope")
                .map(text -> List.of(text.strip().split(" +")))
                .orElse(SCOPES));
    scopes.remove(Metadata.OFFLINE);
    String cluster = parameter(login, "client_id").orElse(clientId);
    if (!cluster.equals(clientId)) {
      scopes.add(OidcBackChannel.AUDIENCE + cluster);
    }
    return scopes;
  }

  private static Optional<String> parameter(URI login, String name) {
    return Parameters.parse(login.getRawQuery()).getOrDefault(name, List.of()).stream()
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /**
   * The provider whose authorization endpoint the login address is: the issuer's path is the
   * beginning of the address's, the longest that has a fitting discovery document.
   */
  private static Found find(ProviderHttp http, URI login) {
    String path = Optional.ofNullable(login.getRawPath()).orElse("");
    while (path.contains("/")) {
      path = path.substring(0, path.lastIndexOf('/'));
      URI base = URI.create(origin(login) + path);
      Reply reply = http.document(URI.create(base + DISCOVERY));
      reply.requireReached();
      Optional<Found> found = reply.status() == 200 ? read(reply, login, base) : Optional.empty();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new RejectedException(
        "login address",
        "The cluster's login address belongs to no provider that says what it can do: "
            + origin(login)
            + login.getRawPath(),
        "a discovery document above it",
        "none",
        "Use 'auth login'. 'auth get-config' shows the issuer to whoever may see it.");
  }

  private static Optional<Found> read(Reply reply, URI login, URI base) {
    try {
      ClaimsDocument document = ClaimsDocument.parse("discovery document", reply.body());
      String issuer = document.text("issuer").orElse("");
      Metadata metadata = Metadata.read(document, issuer);
      URI own = URI.create(IssuerText.withoutFinalSlash(issuer));
      boolean fits =
          own.getRawPath().equals(base.getRawPath())
              && metadata.endpoints().authorization().getRawPath().equals(login.getRawPath());
      return fits
          ? Optional.of(new Found(own, base, metadata.at(named -> moved(named, own, base))))
          : Optional.empty();
    } catch (ParseException | IllegalArgumentException | RejectedException unfit) {
      return Optional.empty();
    }
  }

  /** What the issuer names at its own host, at the host where it is reached. */
  private static URI moved(URI named, URI issuer, URI base) {
    if (!origin(named).equals(origin(issuer))) {
      return named;
    }
    String query = named.getRawQuery() == null ? "" : "?" + named.getRawQuery();
    return URI.create(origin(base) + named.getRawPath() + query);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  /** A provider, where it is reached. */
  private record Found(URI issuer, URI base, Metadata metadata) {
    DeviceCode shown(DeviceCode sent, String clientId, List<String> scopes) {
      if (isDexBelowAPath(sent)) {
        String around = around(sent.userCode(), clientId, scopes);
        return new DeviceCode(sent.userCode(), around, Optional.of(around), sent.expires());
      }
      return new DeviceCode(
          sent.userCode(),
          reachable(sent.address()),
          sent.completeAddress().map(this::reachable),
          sent.expires());
    }

    private String reachable(String address) {
      try {
        return moved(URI.create(address), issuer, base).toString();
      } catch (IllegalArgumentException noAddress) {
        return address;
      }
    }

    /**
     * dex 2.36, which pachd brings, leaves the issuer's path out when its device page sends the
     * browser back, so that the sign-in ends nowhere.
     */
    private boolean isDexBelowAPath(DeviceCode sent) {
      return !issuer.getRawPath().isEmpty()
          && sent.address().equals(issuer + "/device")
          && metadata.endpoints().revocation().isEmpty()
          && metadata.endpoints().endSession().isEmpty();
    }

    /** The sign-in itself, to which dex's device page would lead: its state is the code. */
    private String around(String userCode, String clientId, List<String> scopes) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("client_id", clientId);
      query.put("response_type", "code");
      query.put("scope", String.join(" ", scopes));
      query.put("state", userCode);
      query.put("redirect_uri", issuer.getRawPath() + "/device/callback");
      return base + "/auth?" + Parameters.format(query);
    }
  }
}
