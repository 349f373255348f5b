package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.ServedLogin;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.embedded.change.Change;
import io.pachsh.embedded.change.LoginCompleted;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.SessionRenewed;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.ledger.Ledger;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.RefreshToken;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where people log in: it opens logins at the relying party and turns verdicts into sessions. */
record Logins(
    Ledger ledger, Identifiers ids, RelyingParty relyingParty, OwnIdentityService identityService) {
  private static final int LEFT_SHOWN = 5;

  /** What becomes of a login whose person the provider vouches for. */
  interface Ending {
    /**
     * Says how the login ended.
     *
     * @param begunWith the configuration under which it began
     */
    LoginOutcome of(RelyingParty.Verdict.Verified verified, LiveConfiguration begunWith);

    /** The same, or why the provider's answer counts for nothing: that changes no cluster. */
    default LoginOutcome of(RelyingParty.Verdict verdict, LiveConfiguration begunWith) {
      if (verdict instanceof RelyingParty.Verdict.Failed failed) {
        return new LoginOutcome.Refused(failed.problem(), failed.claims());
      }
      return of((RelyingParty.Verdict.Verified) verdict, begunWith);
    }
  }

  ServedLogin begin(LoginRequest request) {
    return begin(request, this::session);
  }

  ServedLogin begin(LoginRequest request, Ending ending) {
    LiveConfiguration live = provider(ledger.state());
    Instant expires = ids.now().plus(Login.LIFETIME);
    RelyingParty.Opening opening =
        party(live).open(live.configuration().orElseThrow(), Login.LIFETIME, request);
    if (opening instanceof RelyingParty.Opening.Opened opened) {
      return new EmbeddedLogin(
          verdict -> ending.of(verdict, live), ids.clock(), opened.login(), expires);
    }
    throw new RefusedException(
        new Refusal.LoginRefused(((RelyingParty.Opening.Refused) opening).problem()));
  }

  /** Begins one that a person finishes on another device. */
  PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client, Ending ending) {
    LiveConfiguration live = provider(ledger.state());
    AuthConfiguration configuration = live.configuration().orElseThrow();
    Optional<LoginClient> asking =
        client.isEmpty() && identityService.issues(configuration)
            ? Optional.of(new LoginClient(DeviceClient.ID, DeviceClient.SECRET))
            : client;
    return new Device(
        party(live).backChannel(configuration).openDevice(asking).orRefuse(),
        verdict -> ending.of(verdict, live));
  }

  /**
   * A login that is finished on another device.
   *
   * @param finish says how it ended by what the provider's answer was judged to be
   */
  private record Device(
      PendingDevice<RelyingParty.Verdict> pending,
      Function<RelyingParty.Verdict, LoginOutcome> finish)
      implements PendingDevice<LoginOutcome> {
    @Override
    public DeviceCode code() {
      return pending.code();
    }

    @Override
    public DevicePoll<LoginOutcome> poll() {
      return pending.poll().map(finish);
    }
  }

  /** The clients that may ask the identity service for tokens that are meant for this cluster. */
  private Set<String> trustedPeers(AuthConfiguration configuration) {
    if (!identityService.issues(configuration)) {
      return Set.of();
    }
    return ledger.state().identities().clients().values().stream()
        .filter(client -> client.id().equals(configuration.client().clientId()))
        .flatMap(client -> client.trustedPeers().stream())
        .collect(Collectors.toSet());
  }

  /** Logs in with an ID token, no longer than which the session lasts. */
  LoginOutcome withIdToken(Secret idToken) {
    LiveConfiguration live = provider(ledger.state());
    AuthConfiguration configuration = live.configuration().orElseThrow();
    RelyingParty.Verdict verdict =
        party(live).verify(configuration, idToken, trustedPeers(configuration));
    Ending ending = (verified, begunWith) -> session(verified, begunWith, true);
    return ending.of(verdict, live);
  }

  /** Makes a session, or says why not. */
  LoginOutcome session(RelyingParty.Verdict.Verified verified, LiveConfiguration begunWith) {
    return session(verified, begunWith, false);
  }

  private LoginOutcome session(
      RelyingParty.Verdict.Verified verified, LiveConfiguration begunWith, boolean isBounded) {
    return ledger.change(
        state -> {
          Secret text = ids.token();
          return session(
              state,
              new Admission.Terms(begunWith, isBounded, ids.now()).judge(state, verified),
              text,
              admitted -> fresh(text, admitted),
              LoginCompleted::new);
        });
  }

  private static Token fresh(Secret text, Admission.Admitted admitted) {
    RelyingParty.Verdict.Verified verified = admitted.verified();
    return new Token(
        Token.hash(text),
        admitted.person(),
        admitted.at(),
        Optional.of(admitted.expires()),
        verified.refreshToken().map(it -> new RefreshToken(verified.subject(), it)));
  }

  /**
   * Lets a session last longer whose person the provider has vouched for once more.
   *
   * @param text the session's token, as its holder shows it
   * @param before the session, as it was when the provider was asked
   */
  LoginOutcome renewed(
      Secret text,
      Token before,
      LiveConfiguration begunWith,
      RelyingParty.Verdict.Verified verified) {
    return ledger.change(
        state ->
            state.tokens().find(before.hash()).equals(Optional.of(before))
                ? session(
                    state,
                    new Admission.Terms(begunWith, false, ids.now()).judge(state, verified),
                    text,
                    admitted -> longer(before, admitted),
                    SessionRenewed::new)
                : Proposal.nothing(new LoginOutcome.Refused(Admission.changedMeanwhile())));
  }

  /** A provider that gives no other refresh token lets the same one be used again. */
  private static Token longer(Token before, Admission.Admitted admitted) {
    Optional<Secret> next = admitted.verified().refreshToken();
    return new Token(
        before.hash(),
        admitted.person(),
        before.created(),
        Optional.of(admitted.expires()),
        before.refreshToken().map(old -> new RefreshToken(old.subject(), next.orElse(old.text()))));
  }

  /** What becomes of a session and of the groups, and how. */
  private interface Happening {
    Change of(Stamp stamp, Token token, Set<Principal> groups);
  }

  private static Proposal<LoginOutcome> session(
      ClusterState state,
      Admission admission,
      Secret text,
      Function<Admission.Admitted, Token> sessionOf,
      Happening happening) {
    if (admission instanceof Admission.Refused refused) {
      return Proposal.nothing(refused.outcome());
    }
    Admission.Admitted admitted = (Admission.Admitted) admission;
    RelyingParty.Verdict.Verified verified = admitted.verified();
    Token session = sessionOf.apply(admitted);
    return Proposal.of(
        happening.of(
            new Stamp(admitted.at(), Optional.of(admitted.person())), session, admitted.groups()),
        new LoginOutcome.SignedIn(
            text,
            admitted.person(),
            session.expires(),
            Optional.of(verified.groups()),
            verified.groups().isKnown()
                ? List.of()
                : new GroupCosts(state, admitted.configuration()).of(admitted.person()),
            notes(state, admitted)));
  }

  /** What the login noticed, and which groups it took that were given here. */
  private static List<String> notes(ClusterState state, Admission.Admitted admitted) {
    RelyingParty.Verdict.Verified verified = admitted.verified();
    SortedSet<Principal> left = new TreeSet<>(state.groupsOf(admitted.person()));
    left.removeAll(admitted.groups());
    if (left.isEmpty() || !verified.groups().isKnown()) {
      return verified.notes();
    }
    int more = left.size() - LEFT_SHOWN;
    List<String> notes = new ArrayList<>(verified.notes());
    notes.add(
        "left "
            + left.stream().limit(LEFT_SHOWN).map(Principal::text).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "")
            + ": the provider did not send "
            + (left.size() == 1 ? "it" : "them"));
    return notes;
  }

  private static LiveConfiguration provider(ClusterState state) {
    if (!state.isActivated()) {
      throw new RefusedException(new Refusal.NotActivated());
    }
    if (state.live().configuration().isEmpty()) {
      throw new RefusedException(new Refusal.NoProvider());
    }
    return state.live();
  }

  RelyingParty party(LiveConfiguration live) {
    return identityService.relyingParty(relyingParty, live.configuration().orElseThrow());
  }

  /**
   * Lets the identity service of a served cluster listen when it is needed: its port may be other
   * people's way in.
   *
   * @return why it cannot, in a sentence; logins say it again
   */
  Optional<String> serveIdentities() {
    ClusterState state = ledger.state();
    if (!ledger.isAutosaved() || !identityService.isNeeded(state)) {
      return Optional.empty();
    }
    try {
      identityService.listen();
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(
          e.refusal() instanceof Refusal.LoginRefused refused
              ? refused.sentence() + " " + refused.problem().remedy()
              : e.refusal().sentence());
    }
  }

  /** What a configuration's provider publishes, as it is found when somebody logs in by it. */
  RelyingParty.Discovery discover(AuthConfiguration configuration) {
    return identityService.relyingParty(relyingParty, configuration).discover(configuration);
  }
}
