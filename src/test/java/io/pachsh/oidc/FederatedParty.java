package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty;
import io.pachsh.access.TokenClaims;
import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Logs in as an identity service does: it receives the callback, and judges it by the library. */
record FederatedParty(FederatedLogins logins) implements RelyingParty {
  @Override
  public Discovery discover(AuthConfiguration configuration) {
    throw new AssertionError("a connector asks when it is opened");
  }

  @Override
  public BackChannel backChannel(AuthConfiguration configuration) {
    throw new AssertionError("a connector has none");
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
    throw new AssertionError("a connector gets no tokens by another way");
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
    FederatedLogins.Opening opening =
        logins.open(
            new UpstreamProvider(configuration.client(), configuration.scopes(), false, true),
            Map.of());
    return opening instanceof FederatedLogins.Opening.Opened opened
        ? new Opening.Opened(Waiting.at(configuration.client().redirectUri(), opened.login()))
        : new Opening.Refused(((FederatedLogins.Opening.Refused) opening).problem());
  }

  /** A callback of its own. */
  private record Waiting(
      UpstreamLogin login, LoopbackServer server, CompletableFuture<Verdict> verdict)
      implements PendingLogin {
    static Waiting at(String redirectUri, UpstreamLogin login) {
      RedirectUri redirect = RedirectUri.parse(redirectUri);
      CompletableFuture<Verdict> verdict = new CompletableFuture<>();
      try {
        return new Waiting(
            login,
            LoopbackServer.start(
                redirect.addresses(), redirect.port(), request -> answer(login, verdict, request)),
            verdict);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Response answer(
        UpstreamLogin login, CompletableFuture<Verdict> verdict, Request request) {
      if (!request.query("state").equals(Optional.of(login.state()))) {
        return CallbackPage.notAwaited("Its state is another.");
      }
      Verdict found = verdict(login.judge(request));
      verdict.complete(found);
      return CallbackPage.of(found, "somebody");
    }

    private static Verdict verdict(UpstreamLogin.Outcome outcome) {
      if (outcome instanceof UpstreamLogin.Outcome.Failed failed) {
        return new Verdict.Failed(failed.problem());
      }
      ClaimsDocument claims =
          new ClaimsDocument("claims", ((UpstreamLogin.Outcome.SignedIn) outcome).claims(), false);
      return new Verdict.Verified(
          claims.text("sub").orElseThrow(),
          claims.text("email").orElse(""),
          ClaimedGroups.named(claims.texts("groups")),
          claims.instant("exp").orElseThrow(),
          List.of(),
          Optional.empty(),
          new TokenClaims(claims.members()));
    }

    @Override
    public URI address() {
      return login.address();
    }

    @Override
    public String state() {
      return login.state();
    }

    @Override
    public Optional<Verdict> await(Duration limit) throws InterruptedException {
      try {
        return Optional.of(verdict.get(limit.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
