package io.pachsh.embedded;

import io.pachsh.access.Activation;
import io.pachsh.access.ActivationRule;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to switch access control on. Root gets a token only when one is supplied, or when no
 * initial administrator is named: somebody must hold one.
 */
record Activating(Mint mint, Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
  Proposal<Activation> on(ClusterState state) {
    if (state.isActivated()) {
      throw new RefusedException(new Refusal.AlreadyActivated());
    }
    initialAdmin.ifPresent(ActivationRule::requireRobot);
    List<Token> tokens = new ArrayList<>();
    Optional<Secret> admin = initialAdmin.map(robot -> mint.token());
    admin.ifPresent(
        text -> tokens.add(Issuing.forever(text, initialAdmin.orElseThrow(), mint.now())));
    Optional<Secret> root =
        rootToken.or(() -> admin.isPresent() ? Optional.empty() : Optional.of(mint.token()));
    root.ifPresent(text -> tokens.add(Issuing.forever(text, Principal.ROOT, mint.now())));
    return Proposal.of(
        new Activated(mint.stamp(), initialAdmin, tokens),
        new Activation(initialAdmin.orElse(Principal.ROOT), admin, root));
  }
}
