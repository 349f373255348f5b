package io.pachsh.embedded.ledger;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.state.Administrators;
import io.pachsh.embedded.state.ClusterState;
import java.util.Optional;

/** What stands between a change and the cluster once the change itself is sound. */
public interface LockOutGuard {
  /** Lets everything pass. */
  LockOutGuard NONE = (before, after, stamp) -> {};

  /**
   * The lock-out guard: before the change somebody could administer the cluster, so somebody must
   * be able to afterwards.
   */
  LockOutGuard LOCK_OUT =
      (before, after, stamp) -> {
        if (sameAdministrators(before, after)) {
          return;
        }
        Administrators left = new Administrators(after, stamp.at());
        if (stamp.actor().filter(left::include).isEmpty() && left.first().isEmpty()) {
          Optional<Principal> last = new Administrators(before, stamp.at()).first();
          if (last.isPresent()) {
            throw new RefusedException(new Refusal.LockOut(last.get()));
          }
        }
      };

  /** Throws a {@link RefusedException} when the change must not be made. */
  void check(ClusterState before, ClusterState after, Stamp stamp);

  /** Whether nothing changed that decides who administers the cluster. Costs nothing. */
  @SuppressWarnings("ReferenceEquality") // an untouched part of the state is the same object
  private static boolean sameAdministrators(ClusterState before, ClusterState after) {
    return before.clusterBinding() == after.clusterBinding()
        && before.groups() == after.groups()
        && before.tokens() == after.tokens();
  }
}
