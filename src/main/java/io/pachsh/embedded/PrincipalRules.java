package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.state.ClusterState;
import java.util.Optional;
import java.util.Set;

/** A principal that is to be given something, judged by its text alone: it need not exist. */
final class PrincipalRules {
  private static final Set<String> KINDS =
      Set.of("pipeline", "internal", "robot", "pach", "user", "group");

  private PrincipalRules() {}

  /** Accepts pachd's kinds of principal and those of the configured provider. */
  static void requireCanonical(Principal principal, ClusterState state) {
    if (principal.equals(Principal.ALL_CLUSTER_USERS) || KINDS.contains(principal.kind())) {
      return;
    }
    if (principal.text().indexOf(':') < 0) {
      throw invalid("subject has no prefix, must be of the form <type>:<name>");
    }
    Optional<AuthConfiguration> provider = state.live().configuration();
    if (provider.filter(it -> isOf(it, principal.kind())).isEmpty()) {
      throw invalid("subject has unrecognized prefix: " + principal.kind() + ":");
    }
  }

  private static boolean isOf(AuthConfiguration provider, String kind) {
    return kind.equals(provider.user("x").kind()) || kind.equals(provider.group("x").kind());
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
