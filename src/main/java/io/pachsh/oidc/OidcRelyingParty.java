package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DeviceProvider;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RelyingParty;
import io.pachsh.network.Network;
import io.pachsh.oidc.transport.ProviderClients;
import io.pachsh.oidc.transport.ProviderHttp;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The OpenID Connect relying party (OpenID Connect Core 1.0, code flow with PKCE). Metadata and
 * keys are fetched for each login; all that is remembered from one to the next is in which way a
 * provider took the client's secret. One object serves the whole process, so that its logins can
 * share callback listeners. Safe for concurrent callers.
 */
public final class OidcRelyingParty implements RelyingParty, DeviceProvider, AutoCloseable {
  /** How long one question to a provider may take. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

  private final Clock clock;
  private final SecureRandom random;
  private final ProviderClients providerClients;
  private final CallbackListeners listeners = new CallbackListeners();
  private final LastValue<Metadata> lastMetadata = new LastValue<>();
  private final LastValue<KeySet> lastKeys = new LastValue<>();
  private final ClientCredentials.Memory memory = new ClientCredentials.Memory();

  /** A relying party whose single questions to a provider take at most {@code limit}. */
  public OidcRelyingParty(
      Clock clock, SecureRandom random, Supplier<Network> network, Duration limit) {
    this.clock = clock;
    this.random = random;
    this.providerClients = new ProviderClients(network, limit);
  }

  @Override
  public Discovery discover(AuthConfiguration configuration) {
    return at(Optional.empty()).discover(configuration);
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
    return at(Optional.empty()).open(configuration, lifetime, request);
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
    return at(Optional.empty()).verify(configuration, idToken, trusted);
  }

  @Override
  public BackChannel backChannel(AuthConfiguration configuration) {
    return at(Optional.empty()).backChannel(configuration);
  }

  @Override
  public RelyingParty reaching(URI local) {
    return at(Optional.of(local));
  }

  private Reaching at(Optional<URI> local) {
    return new Reaching(this, local);
  }

  /** The relying party of providers where they say, or at an address of this machine. */
  private record Reaching(OidcRelyingParty party, Optional<URI> local) implements RelyingParty {
    @Override
    public Discovery discover(AuthConfiguration configuration) {
      try {
        OidcClient client = configuration.client();
        Metadata metadata = new DiscoveryClient(http(configuration)).fetch(client.issuer());
        ProviderRequirements requirements = new ProviderRequirements(metadata, configuration);
        return new Discovery.Published(
            metadata.issuer(),
            requirements.obstacle().map(RejectedException::problem),
            requirements.notes());
      } catch (RejectedException e) {
        return failed(e);
      }
    }

    @Override
    public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
      try {
        RedirectUri redirect = RedirectUri.parse(configuration.client().redirectUri());
        IdTokenValidator tokens = provider(configuration);
        new ProviderRequirements(tokens.metadata(), configuration).require();
        URI endpoint = authorizationEndpoint(tokens.metadata(), configuration);
        LoginAttempts attempts =
            LoginAttempts.of(
                request.isRenewable()
                    ? LoginScopes.of(tokens.metadata(), configuration)
                    : LoginScopes.exactly(configuration.requestedScopes()),
                scopes -> request(endpoint, configuration, scopes, request.prompt()));
        Instant opened = party.clock.instant();
        CallbackLogin login =
            new CallbackLogin(
                attempts,
                new AuthorizationResponse(
                    tokens.http(), tokens, configuration, party.memory, opened),
                party.listeners,
                new CallbackLogin.Wait(
                    redirect, party.clock, opened.plus(lifetime), request.isTrial()));
        party.listen(login);
        login.closeAfter(lifetime);
        return new Opening.Opened(login);
      } catch (RejectedException e) {
        return new Opening.Refused(e.problem());
      }
    }

    private AuthorizationRequest request(
        URI endpoint,
        AuthConfiguration configuration,
        LoginScopes scopes,
        Optional<LoginPrompt> prompt) {
      Map<String, String> more = new HashMap<>();
      more.put("scope", scopes.text());
      prompt.ifPresent(value -> more.put("prompt", value.wireName()));
      return AuthorizationRequest.create(endpoint, configuration, more, party.random);
    }

    @Override
    public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
      try {
        TokenEndpoint.Tokens tokens =
            new TokenEndpoint.Tokens(Secret.of(idToken.reveal().strip()), Optional.empty());
        Set<String> parties = new HashSet<>(trusted);
        parties.add(configuration.client().clientId());
        return provider(configuration)
            .askedBy(parties)
            .judge(SignedToken.Kind.PASTED_ID_TOKEN, tokens, Optional.empty());
      } catch (RejectedException e) {
        return new Verdict.Failed(e.problem());
      }
    }

    @Override
    public BackChannel backChannel(AuthConfiguration configuration) {
      URI issuer = URI.create(configuration.client().issuer());
      return new OidcBackChannel(
          () -> provider(configuration),
          configuration,
          party.memory,
          address ->
              ProviderHttp.origin(address).equals(ProviderHttp.origin(issuer))
                  ? browsable(address, configuration)
                  : address,
          party.clock);
    }

    private URI authorizationEndpoint(Metadata metadata, AuthConfiguration configuration) {
      return browsable(metadata.endpoints().authorization(), configuration);
    }

    /** Something at the issuer's host, where a browser finds it. */
    private URI browsable(URI named, AuthConfiguration configuration) {
      URI accessible = AuthorizationRequest.accessible(named, configuration);
      return accessible.equals(named) ? here(configuration).apply(named) : accessible;
    }

    private UnaryOperator<URI> here(AuthConfiguration configuration) {
      return local
          .<UnaryOperator<URI>>map(
              address -> new LocalIssuer(configuration.client().issuer(), address)::at)
          .orElse(UnaryOperator.identity());
    }

    private ProviderHttp http(AuthConfiguration configuration) {
      ProviderHttp http = party.providerClients.of(configuration.client());
      return local.isPresent() ? http.through(here(configuration)) : http;
    }

    private IdTokenValidator provider(AuthConfiguration configuration) {
      ProviderHttp http = http(configuration);
      Metadata metadata =
          party.lastMetadata.orSame(
              new DiscoveryClient(http).fetch(configuration.client().issuer()));
      IssuerText.requireSame(configuration.client().issuer(), metadata.issuer());
      return new IdTokenValidator(
          http,
          metadata,
          ProviderKeys.fetched(http, metadata, party.lastKeys),
          new ClaimsVerifier(party.clock),
          configuration);
    }
  }

  /**
   * An issuer that runs on this machine, whatever its name says: everything at its host and port is
   * asked for at another address (pachd's {@code localhost_issuer}).
   *
   * @param address scheme, host and port to ask instead
   */
  private record LocalIssuer(String issuer, URI address) {
    /** Where something that the issuer names is to be found. */
    URI at(URI named) {
      URI own = URI.create(issuer);
      return ProviderHttp.origin(own).equals(ProviderHttp.origin(named))
          ? ProviderHttp.moved(named, address)
          : named;
    }
  }

  private static Discovery.Failed failed(RejectedException rejected) {
    LoginProblem problem = rejected.problem();
    boolean saysAll =
        problem.sentence().contains(problem.expected())
            && problem.sentence().contains(problem.found());
    Lines difference =
        saysAll
            ? Lines.none()
            : Lines.of("  expected  " + problem.expected(), "  found     " + problem.found());
    return new Discovery.Failed(
        problem.check(),
        problem.sentence(),
        rejected.picture().isEmpty() ? difference : rejected.picture(),
        problem.remedy());
  }

  @Override
  public DeviceOpening<DeviceProvider.Result> openDevice(URI loginAddress, LoginClient client) {
    try {
      return new DeviceOpening.Opened<>(
          RemoteDevice.begin(loginAddress, client, providerClients, memory, clock));
    } catch (RejectedException e) {
      return new DeviceOpening.Refused<>(e.problem());
    }
  }

  /** Ends every listener, after the pages under way were sent. */
  @Override
  public void close() {
    listeners.close();
  }

  private void listen(CallbackLogin login) {
    try {
      listeners.join(login);
    } catch (IOException e) {
      RedirectUri redirect = login.redirect();
      throw new RejectedException(
          "callback",
          "Port %d of this machine, where the browser comes back, cannot be opened: %s."
              .formatted(redirect.port(), e.getMessage()),
          "a free port " + redirect.port(),
          String.valueOf(e.getMessage()),
          ("The port comes from redirect_uri, %s. See who has it with 'ss -ltnp sport = :%d' or"
                  + " 'lsof -i :%d', or use another redirect URI in 'auth set-config' and at the"
                  + " provider.")
              .formatted(redirect.text(), redirect.port(), redirect.port()));
    }
  }
}
