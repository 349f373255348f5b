package io.pachsh.cli.auth;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationStep;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Identity;
import io.pachsh.cluster.LoginSetup;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.screen.Refusals;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Switching access control on from the first token to the last step. The token is kept before
 * anything else is tried, so that whatever fails later can be gone on with.
 */
record ActivationSequence(Session session, Streams streams) {

  /** Switches on, and signs the session in. */
  Activation begin(Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
    Activation activation = session.caller().activate(initialAdmin, rootToken);
    keep(activation.token(), activation.signedInAs());
    return activation;
  }

  /** Makes the initial administrator of a cluster that answered with root's token alone. */
  Activation withAdministrator(Activation activation, Optional<Principal> initialAdmin) {
    if (initialAdmin.isEmpty() || activation.initialAdmin().isPresent()) {
      return activation;
    }
    Principal admin = initialAdmin.get();
    try {
      Caller caller = session.caller();
      caller.bindings().set(Resource.CLUSTER, admin, List.of(Role.CLUSTER_ADMIN.wireName()), false);
      Secret token = caller.tokens().issue(admin.name(), Optional.empty());
      keep(token, admin);
      return new Activation(admin, Optional.of(token), activation.root());
    } catch (RefusedException e) {
      throw noAdministrator(admin, Refusals.failure(e.refusal()));
    } catch (Failure e) {
      throw noAdministrator(admin, e);
    } catch (Interruption e) {
      throw e.told(why -> noAdministrator(admin, why));
    }
  }

  /** Does what has to follow; says in one line each what came of it. */
  List<String> finish(Optional<LoginSetup> setup) {
    List<ActivationStep> steps = session.caller().stepsAfterActivation(setup);
    List<String> done = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      ActivationStep step = steps.get(i);
      try {
        done.add(Progress.during("Setting up: " + step.name(), streams, step::run));
      } catch (RefusedException e) {
        throw stopped(steps, i, done, Refusals.failure(e.refusal()));
      } catch (Failure e) {
        throw stopped(steps, i, done, e);
      } catch (Interruption e) {
        int at = i;
        throw e.told(why -> stopped(steps, at, done, why));
      }
    }
    return done;
  }

  /** Whether an activation that was made before can be gone on with. */
  boolean canGoOn(Refusal refusal) {
    return refusal instanceof Refusal.AlreadyActivated
        && session.context().token().isPresent()
        && !session.caller().stepsAfterActivation(Optional.empty()).isEmpty();
  }

  private void keep(Secret token, Principal who) {
    IssuedToken.keep(token, session, streams);
    session.tokens().remember(new Identity(who, Optional.empty(), true));
  }

  private static Failure noAdministrator(Principal admin, Failure cause) {
    return new Failure(
        cause.exit(),
        "Access control is on and you are signed in as pach:root, but "
            + admin
            + " is no administrator yet: "
            + cause.sentence(),
        Lines.text(
            """
            The root token is kept in this context: 'config get context --show-secrets' shows it.
            Make the administrator with:
              auth add clusterAdmin %s cluster
              auth get-robot-token %s
            then go on with 'auth activate'.\
            """,
            admin, admin.name()));
  }

  private static Failure stopped(
      List<ActivationStep> steps, int at, List<String> done, Failure cause) {
    List<String> lines = new ArrayList<>();
    lines.add("Done: access control is on, and the token is kept in this context.");
    lines.addAll(done);
    lines.add(
        "Left: "
            + String.join(
                ", ", steps.subList(at, steps.size()).stream().map(ActivationStep::name).toList()));
    lines.add(
        "'auth activate' goes on from here; 'config get context --show-secrets' shows the token.");
    return new Failure(
        cause.exit(),
        "Access control is on, but the "
            + steps.get(at).name()
            + " could not be set up: "
            + cause.sentence(),
        cause.below().and(Lines.of(lines)));
  }
}
