package io.pachsh.pachd;

import io.pachsh.access.DeviceProvider;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.TokenClaims;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.cluster.LoginService;
import io.pachsh.cluster.SignOut;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.OptionalCall;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.pachd.connection.UnstartedIdentityService;
import io.pachsh.secret.Secret;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.WhoAmIRequest;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Logging in at a real cluster, where pachd is the relying party and we wait for its verdict. */
record Authentication(
    PachdClient pachd,
    Function<Optional<Secret>, PachdClient> clientOf,
    DeviceProvider devices,
    Clock clock)
    implements LoginService {
  @Override
  public Login begin(Optional<LoginPrompt> prompt) {
    return new RemoteLogins(this, this::signedIn).begin(prompt);
  }

  @Override
  public PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client) {
    return new RemoteLogins(this, this::signedIn).beginDevice(client);
  }

  @Override
  public LoginOutcome withIdToken(Secret idToken) {
    return exchange(idToken, Optional.empty(), this::signedIn);
  }

  @Override
  public LoginEntry trial() {
    return new RemoteLogins(
        this, (token, claims) -> new TrialSession(clientOf, token, claims).outcome());
  }

  @Override
  public LoginOutcome renew() {
    throw new RefusedException(
        new Refusal.Lacking(
            "--renew",
            "that renews a session: pachd keeps the session, and its identity service the login",
            "Sign in again: 'auth login', or over SSH 'auth login --device'."));
  }

  /** pachd's identity service keeps no session in the browser, and gave us nothing to end. */
  @Override
  public SignOut signOut(boolean everywhere) {
    return SignOut.HERE;
  }

  /** Begins at the provider; whatever keeps pachd from it is said in pachd's words. */
  GetOIDCLoginResponse open() {
    try {
      return pachd.ask(
          APIGrpc.getGetOIDCLoginMethod(),
          GetOIDCLoginRequest.getDefaultInstance(),
          CallPolicy.READING);
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NoProvider) {
        requireActivated();
      }
      if (e.refusal() instanceof Refusal.Invalid invalid) {
        throw new RefusedException(
            new Refusal.LoginRefused(
                new LoginProblem(
                    "pachd",
                    "pachd cannot begin a login: " + invalid.sentence().strip(),
                    "",
                    "",
                    UnstartedIdentityService.remedy(invalid.sentence())
                        .orElse(
                            "pachd asks the issuer itself, from inside the cluster: compare 'auth"
                                + " get-config' with what the provider publishes, and look into"
                                + " pachd's log."))));
      }
      throw e;
    }
  }

  /** pachd finds no provider also while access control is off, which comes first. */
  private void requireActivated() {
    try {
      pachd.ask(APIGrpc.getWhoAmIMethod(), WhoAmIRequest.getDefaultInstance(), CallPolicy.READING);
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotActivated) {
        throw e;
      }
    } catch (Failure e) {
      // The refusal that led here is what counts.
    }
  }

  /** Waits until pachd knows how the login of a state ended. */
  LoginOutcome await(String state, Duration limit, SessionUse use) {
    Secret token;
    try {
      // Waiting again is no harm: pachd does not use a state up.
      OptionalCall<AuthenticateResponse> call =
          pachd.attempt(
              APIGrpc.getAuthenticateMethod(),
              AuthenticateRequest.newBuilder().setOidcState(state).build(),
              CallPolicy.READING.within(limit));
      if (call instanceof OptionalCall.Missing<AuthenticateResponse> missing) {
        throw missing.why();
      }
      if (!(call instanceof OptionalCall.Answered<AuthenticateResponse> answered)) {
        return new LoginOutcome.TimedOut();
      }
      token = Secret.of(answered.answer().getPachToken());
    } catch (RefusedException e) {
      return refused(e, Optional.empty());
    }
    return use.of(token, Optional.empty());
  }

  /**
   * Trades an ID token.
   *
   * @param claims what it says, as far as somebody here read it
   */
  LoginOutcome exchange(Secret idToken, Optional<TokenClaims> claims, SessionUse use) {
    AuthenticateRequest request =
        AuthenticateRequest.newBuilder().setIdToken(idToken.reveal()).build();
    String token;
    try {
      token =
          pachd.ask(APIGrpc.getAuthenticateMethod(), request, CallPolicy.SIGNING_IN).getPachToken();
    } catch (RefusedException e) {
      return refused(e, claims);
    }
    return use.of(Secret.of(token), claims);
  }

  private LoginOutcome signedIn(Secret token, Optional<TokenClaims> claims) {
    WhoAmIResponse who =
        clientOf
            .apply(Optional.of(token))
            .ask(APIGrpc.getWhoAmIMethod(), WhoAmIRequest.getDefaultInstance(), CallPolicy.READING);
    Optional<Instant> expires =
        who.hasExpiration()
            ? Optional.of(WireWords.instant(who.getExpiration()))
            : Optional.empty();
    return new LoginOutcome.SignedIn(token, RemotePermissions.named(who.getUsername()), expires);
  }

  private static LoginOutcome refused(RefusedException refused, Optional<TokenClaims> claims) {
    String text = refused.refusal().sentence();
    if (text.contains("OIDC state token expired") || text.contains("has it expired")) {
      return new LoginOutcome.TimedOut();
    }
    if (!(refused.refusal() instanceof Refusal.Invalid)) {
      throw refused;
    }
    return new LoginOutcome.Refused(problem(text), claims);
  }

  private static LoginProblem problem(String text) {
    if (text.contains("email_verified claim was false")) {
      return new LoginProblem(
          "email_verified",
          "pachd refused the login: " + text,
          "email_verified: true",
          "false, or nothing",
          "Have the address verified at the provider, or set require_email_verified: false with"
              + " 'auth set-config'.");
    }
    if (text.contains("could not get claims")) {
      return new LoginProblem(
          "claims",
          "pachd could not read the ID token's claims: " + text,
          "groups as a list of texts",
          "",
          "The provider's groups claim has another type: change the claim there.");
    }
    if (text.contains("authorization failed")) {
      return new LoginProblem(
          "pachd",
          "The browser came back, but pachd refused the login: " + text,
          "",
          "",
          "pachd keeps the reason to itself: the page in the browser and its log have more (kubectl"
              + " logs -l app=pachd). Often the client secret or the redirect URI is wrong.");
    }
    return new LoginProblem(
        "pachd",
        "pachd refused the login: " + text,
        "",
        "",
        "Compare 'auth get-config' with what is registered at the provider.");
  }
}
