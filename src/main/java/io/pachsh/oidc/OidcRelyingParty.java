package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect relying party (OpenID Connect Core 1.0, code flow with PKCE). Metadata and
 * keys are fetched for each login; nothing is remembered from one to the next. One object serves
 * the whole process, so that its logins can share callback listeners. Safe for concurrent callers.
 */
public final class OidcRelyingParty implements RelyingParty {
  /** How long one question to a provider may take. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

  private final Clock clock;
  private final SecureRandom random;
  private final Duration limit;
  private final CallbackListeners listeners = new CallbackListeners();
  private final LastValue<Metadata> lastMetadata = new LastValue<>();
  private final LastValue<KeySet> lastKeys = new LastValue<>();
  private @Nullable Web web;

  public OidcRelyingParty(Clock clock, SecureRandom random) {
    this(clock, random, DEFAULT_LIMIT);
  }

  /** A relying party whose single questions to a provider take at most {@code limit}. */
  public OidcRelyingParty(Clock clock, SecureRandom random, Duration limit) {
    this.clock = clock;
    this.random = random;
    this.limit = limit;
  }

  OidcRelyingParty(Clock clock, SecureRandom random, Web web) {
    this(clock, random, DEFAULT_LIMIT);
    this.web = web;
  }

  /** Made on first use: most sessions start without asking a provider anything. */
  private synchronized Web web() {
    if (web == null) {
      web = Web.withSystemTrust(limit);
    }
    return web;
  }

  @Override
  public Discovery discover(String issuer) {
    try {
      Metadata metadata = new WellKnown(web()).fetch(issuer);
      return new Discovery.Published(metadata.issuer(), metadata.supported().scopes());
    } catch (RejectedException e) {
      return failed(e);
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
  public Opening open(AuthConfiguration configuration, Duration lifetime) {
    try {
      RedirectUri.parse(configuration.client().redirectUri());
      TokenVerdict tokens = provider(configuration);
      new TokenEndpoint(web(), tokens.metadata(), configuration.client())
          .requireUsableAuthentication();
      AuthorizationRequest request =
          AuthorizationRequest.create(tokens.metadata(), configuration, random);
      Instant opened = clock.instant();
      CallbackLogin login =
          new CallbackLogin(
              request,
              new AuthorizationResponse(web(), tokens, configuration, opened),
              listeners,
              new CallbackLogin.Lifetime(clock, opened.plus(lifetime)));
      listen(login);
      login.closeAfter(lifetime);
      return new Opening.Opened(login);
    } catch (RejectedException e) {
      return new Opening.Refused(e.problem());
    }
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken) {
    try {
      TokenEndpoint.Tokens tokens =
          new TokenEndpoint.Tokens(Secret.of(idToken.reveal().strip()), Optional.empty());
      return provider(configuration).judge(tokens, Optional.empty());
    } catch (RejectedException e) {
      return new Verdict.Failed(e.problem());
    }
  }

  private TokenVerdict provider(AuthConfiguration configuration) {
    Metadata metadata =
        lastMetadata.orSame(new WellKnown(web()).fetch(configuration.client().issuer()));
    IssuerText.requireSame(configuration.client().issuer(), metadata.issuer());
    return new TokenVerdict(
        web(),
        metadata,
        ProviderKeys.fetched(web(), metadata, lastKeys),
        new ClaimCheck(clock),
        configuration);
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
