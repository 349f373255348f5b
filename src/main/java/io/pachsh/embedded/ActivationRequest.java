package io.pachsh.embedded;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Activation;
import io.pachsh.cluster.ActivationRule;
import io.pachsh.embedded.change.Activated;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Token;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to switch access control on. Root gets a token only when one is supplied, or when no
 * initial administrator is named: somebody must hold one.
 */
record ActivationRequest(
    Identifiers ids, Optional<Principal> initialAdmin, Optional<Secret> rootToken) {
  Proposal<Activation> on(ClusterState state) {
    if (state.isActivated()) {
      throw new RefusedException(new Refusal.AlreadyActivated());
    }
    initialAdmin.ifPresent(ActivationRule::requireRobot);
    List<Token> tokens = new ArrayList<>();
    Optional<Secret> admin = initialAdmin.map(robot -> ids.token());
    admin.ifPresent(
        text -> tokens.add(TokenRules.forever(text, initialAdmin.orElseThrow(), ids.now())));
    Optional<Secret> root =
        rootToken.or(() -> admin.isPresent() ? Optional.empty() : Optional.of(ids.token()));
    root.ifPresent(text -> tokens.add(TokenRules.forever(text, Principal.ROOT, ids.now())));
    return Proposal.of(
        new Activated(ids.stamp(), initialAdmin, tokens),
        new Activation(initialAdmin.orElse(Principal.ROOT), admin, root));
  }
}
