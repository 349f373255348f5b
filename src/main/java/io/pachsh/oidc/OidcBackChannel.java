package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.DeviceCode;
import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginClient;
import io.pachsh.access.OidcClient;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Parameters;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is asked of a provider without a browser that comes back.
 *
 * @param provider fetches its metadata and keys, anew each time
 * @param browsable makes of an address of the provider one that a browser reaches
 */
record OidcBackChannel(
    Supplier<IdTokenValidator> provider,
    AuthConfiguration configuration,
    ClientCredentials.Memory memory,
    UnaryOperator<URI> browsable,
    Clock clock)
    implements BackChannel {

  /** The scope by which dex is asked for a token that is meant for another client as well. */
  static final String AUDIENCE = "audience:server:client_id:";

  @Override
  public DeviceOpening<Verdict> openDevice(Optional<LoginClient> client) {
    try {
      OidcClient cluster = configuration.client();
      OidcClient asking = client.map(it -> as(it, cluster)).orElse(cluster);
      IdTokenValidator tokens = provider.get().askedBy(Set.of(asking.clientId()));
      LoginScopes own = LoginScopes.of(tokens.metadata(), configuration);
      LoginScopes scopes =
          asking.clientId().equals(cluster.clientId())
              ? own
              : own.and(AUDIENCE + cluster.clientId());
      Instant opened = clock.instant();
      DeviceGrant.Begun begun =
          new DeviceGrant(tokens.http(), tokens.metadata(), asking, memory, clock).begin(scopes);
      return new DeviceOpening.Opened<>(new Device(begun, tokens, opened, browsable));
    } catch (RejectedException e) {
      return new DeviceOpening.Refused<>(e.problem());
    }
  }

  private static OidcClient as(LoginClient client, OidcClient cluster) {
    return new OidcClient(
        cluster.issuer(),
        client.id(),
        client.secret(),
        cluster.redirectUri(),
        cluster.providerCa());
  }

  /** A device login whose tokens are judged here. */
  private record Device(
      DeviceGrant.Begun begun,
      IdTokenValidator tokens,
      Instant opened,
      UnaryOperator<URI> browsable)
      implements PendingDevice<Verdict> {

    @Override
    public DeviceCode code() {
      DeviceCode code = begun.polling().code();
      return new DeviceCode(
          code.userCode(),
          browsable(code.address()),
          code.completeAddress().map(this::browsable),
          code.expires());
    }

    /** Whatever is no address stays as it came: nobody opens it. */
    private String browsable(String address) {
      try {
        return browsable.apply(URI.create(address)).toString();
      } catch (IllegalArgumentException noAddress) {
        return address;
      }
    }

    @Override
    public DevicePoll<Verdict> poll() {
      try {
        return begun.polling().poll().map(this::judge);
      } catch (RejectedException e) {
        return new DevicePoll.Ended<>(new Verdict.Failed(e.problem()));
      }
    }

    private Verdict judge(TokenEndpoint.Tokens given) {
      return begun
          .scopes()
          .noted(tokens.judge(given, new ClaimsVerifier.OfLogin("", opened, given.accessToken())));
    }
  }

  @Override
  public Renewal renew(Secret refreshToken, String subject) {
    try {
      return new RefreshGrant(provider.get(), configuration, memory, clock)
          .renew(refreshToken, subject);
    } catch (RejectedException e) {
      return new Renewal.Failed(e.problem(), Optional.empty());
    }
  }

  @Override
  public Revocation revoke(Secret refreshToken) {
    try {
      IdTokenValidator tokens = provider.get();
      Optional<URI> endpoint = tokens.metadata().endpoints().revocation();
      if (endpoint.isEmpty()) {
        return Revocation.UNSUPPORTED;
      }
      Map<String, String> form = new LinkedHashMap<>();
      form.put("token", refreshToken.reveal());
      form.put("token_type_hint", "refresh_token");
      TokenAnswer answer =
          new TokenEndpoint(
                  tokens.http(), tokens.metadata(), configuration.client(), memory, endpoint.get())
              .tell(form)
              .answer();
      return answer.reply().status() == 200 ? Revocation.DONE : Revocation.FAILED;
    } catch (RejectedException e) {
      return Revocation.FAILED;
    }
  }

  @Override
  public Optional<URI> endSession(String loginHint) {
    try {
      return provider
          .get()
          .metadata()
          .endpoints()
          .endSession()
          .map(browsable)
          .map(endpoint -> logout(endpoint, loginHint));
    } catch (RejectedException e) {
      return Optional.empty();
    }
  }

  private URI logout(URI endpoint, String loginHint) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", configuration.client().clientId());
    query.put("logout_hint", loginHint);
    String joint = endpoint.getRawQuery() == null ? "?" : "&";
    return URI.create(endpoint + joint + Parameters.format(query));
  }
}
