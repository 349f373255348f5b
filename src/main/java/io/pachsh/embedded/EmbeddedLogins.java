package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.cluster.LoginService;
import io.pachsh.cluster.ServedLogin;
import io.pachsh.cluster.SignOut;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RefreshTokenChanged;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.RefreshToken;
import io.pachsh.embedded.state.Token;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The logins of an embedded cluster, and what becomes of one caller's session. */
record EmbeddedLogins(CallerOperations operations, Logins logins, Renewals renewals)
    implements LoginService {
  /** How long a person who signs out waits for the provider. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public ServedLogin begin(Optional<LoginPrompt> prompt) {
    return logins.begin(LoginRequest.renewable(prompt));
  }

  @Override
  public PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client) {
    return logins.beginDevice(client, logins::session);
  }

  @Override
  public LoginOutcome withIdToken(Secret idToken) {
    return logins.withIdToken(idToken);
  }

  @Override
  public LoginEntry trial() {
    return new TrialLogins(logins);
  }

  /**
   * Takes the cluster first: a refresh token that another session may use meanwhile, or whose
   * successor could not be kept, must not be used.
   */
  @Override
  public LoginOutcome renew() {
    var unused = renewable();
    operations.ledger().takeOver();
    return renewals.once(
        operations.token().hash(),
        () -> {
          Token session = renewable();
          ClusterState state = operations.ledger().state();
          AuthConfiguration configuration = state.live().configuration().orElseThrow();
          RefreshToken refreshToken = session.refreshToken().orElseThrow();
          BackChannel.Renewal renewal =
              logins
                  .party(state.live())
                  .backChannel(configuration)
                  .renew(refreshToken.text(), refreshToken.subject());
          return outcome(renewal, session, state.live());
        });
  }

  private LoginOutcome outcome(
      BackChannel.Renewal renewal, Token session, LiveConfiguration begunWith) {
    if (renewal instanceof BackChannel.Renewal.Renewed renewed) {
      return logins.renewed(operations.token().text(), session, begunWith, renewed.verdict());
    }
    if (renewal instanceof BackChannel.Renewal.Failed failed) {
      String subject = session.refreshToken().orElseThrow().subject();
      failed
          .next()
          .ifPresent(next -> change(session, Optional.of(new RefreshToken(subject, next))));
      return new LoginOutcome.Refused(failed.problem());
    }
    change(session, Optional.empty());
    return new LoginOutcome.Refused(unrenewable(((BackChannel.Renewal.Ended) renewal).problem()));
  }

  private static LoginProblem unrenewable(LoginProblem why) {
    return new LoginProblem(
        why.check(),
        why.sentence(),
        why.expected(),
        why.found(),
        (why.remedy() + " The session stays as it was, and cannot be renewed any more.").strip(),
        why.isUnreachable());
  }

  /** The caller's session, which there is something to renew with. */
  private Token renewable() {
    Token session = operations.gate().authenticated();
    if (session.refreshToken().isEmpty()
        || operations.ledger().state().live().configuration().isEmpty()) {
      throw new RefusedException(
          new Refusal.LoginRefused(
              new LoginProblem(
                  "refresh token",
                  "There is nothing to renew this session of %s with."
                      .formatted(session.principal()),
                  "a refresh token of the provider",
                  "none",
                  "Sign in again: 'auth login'. A provider gives refresh tokens where the app may"
                      + " use the grant 'Refresh Token', and a changed auth configuration drops"
                      + " them.")));
    }
    return session;
  }

  private boolean change(Token session, Optional<RefreshToken> next) {
    return operations
        .ledger()
        .change(
            state ->
                state.tokens().find(session.hash()).isPresent()
                    ? Proposal.of(
                        new RefreshTokenChanged(
                            operations.ids().stamp(session.principal()),
                            session.hash(),
                            session.principal(),
                            next),
                        true)
                    : Proposal.nothing(false));
  }

  @Override
  public SignOut signOut(boolean everywhere) {
    if (!operations.token().isPresent()) {
      return SignOut.HERE;
    }
    ClusterState state = operations.ledger().state();
    Optional<Token> session = state.tokens().find(operations.token().hash());
    Optional<AuthConfiguration> configuration = state.live().configuration();
    if (session.isEmpty() || configuration.isEmpty()) {
      return SignOut.HERE;
    }
    Optional<RefreshToken> refreshToken = session.get().refreshToken();
    refreshToken.ifPresent(unused -> forget(session.get()));
    boolean isOfProvider =
        session.get().principal().kind().equals(configuration.get().user("x").kind());
    if (refreshToken.isEmpty() && !(everywhere && isOfProvider)) {
      return SignOut.HERE;
    }
    return within(
        () -> {
          BackChannel provider = logins.party(state.live()).backChannel(configuration.get());
          return new SignOut(
              refreshToken.map(token -> provider.revoke(token.text())),
              everywhere && isOfProvider
                  ? provider.endSession(email(session.get()))
                  : Optional.empty());
        },
        new SignOut(refreshToken.map(unused -> BackChannel.Revocation.FAILED), Optional.empty()));
  }

  /** A cluster that another session owns keeps it: nobody is kept from signing out by that. */
  private void forget(Token session) {
    try {
      change(session, Optional.empty());
    } catch (RefusedException | Failure unchanged) {
      // What the provider is told below makes it worthless there.
    }
  }

  private static String email(Token session) {
    String text = session.principal().text();
    return text.substring(text.indexOf(':') + 1);
  }

  private static SignOut within(Supplier<SignOut> work, SignOut otherwise) {
    try {
      return CompletableFuture.supplyAsync(work).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return otherwise;
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }
}
