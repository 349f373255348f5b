package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.Decision;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.LoginClient;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginPrompt;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.RelyingParty;
import io.pachsh.access.Role;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.LoginEntry;
import io.pachsh.embedded.state.ClusterState;
import java.util.List;
import java.util.Optional;

/**
 * Logins at an embedded cluster of which nothing is kept: the cluster is looked at, not changed.
 */
record TrialLogins(Logins logins) implements LoginEntry {
  @Override
  public Login begin(Optional<LoginPrompt> prompt) {
    return logins.begin(new LoginRequest(prompt, false), this::tried);
  }

  @Override
  public PendingDevice<LoginOutcome> beginDevice(Optional<LoginClient> client) {
    return logins.beginDevice(client, this::tried);
  }

  private LoginOutcome tried(RelyingParty.Verdict.Verified verified, LiveConfiguration begunWith) {
    ClusterState state = logins.ledger().state();
    Admission admission =
        new Admission.Terms(begunWith, false, logins.ids().now()).judge(state, verified);
    if (admission instanceof Admission.Refused refused) {
      return refused.outcome();
    }
    Admission.Admitted admitted = (Admission.Admitted) admission;
    return new LoginOutcome.Tried(
        admitted.person(),
        admitted.groups(),
        Optional.of(verified.groups()),
        access(state, admitted),
        Optional.of(verified.claims()),
        verified.notes(),
        remainder(verified, begunWith));
  }

  /** What the person could do in the groups that came, whatever was known of them before. */
  private static Optional<List<Decision.Step>> access(
      ClusterState state, Admission.Admitted admitted) {
    try {
      return Optional.of(
          Decision.reaching(
              admitted.person(),
              admitted.groups(),
              state.bindings().byResource(),
              (bound, holder, name) -> Role.named(name).orElseThrow(() -> unknown(name))));
    } catch (RefusedException unknownRole) {
      return Optional.empty();
    }
  }

  private static RefusedException unknown(String role) {
    return new RefusedException(new Refusal.Invalid("unknown role \"" + role + "\""));
  }

  /** None is asked for, but a configuration's own scopes may. */
  private LoginOutcome.Remainder remainder(
      RelyingParty.Verdict.Verified verified, LiveConfiguration begunWith) {
    if (verified.refreshToken().isEmpty()) {
      return new LoginOutcome.Remainder("nothing is kept: no session, no group, no token");
    }
    AuthConfiguration configuration = begunWith.configuration().orElseThrow();
    BackChannel.Revocation revocation =
        logins.party(begunWith).backChannel(configuration).revoke(verified.refreshToken().get());
    return revocation == BackChannel.Revocation.DONE
        ? new LoginOutcome.Remainder(
            "nothing is kept; the provider gave a refresh token, which was withdrawn there")
        : new LoginOutcome.Remainder(
            "nothing is kept here, but the provider gave a refresh token that could not be"
                + " withdrawn",
            Optional.of(
                "It was forgotten here. The provider's page of the person's sessions ends it"
                    + " there."),
            Optional.empty());
  }
}
