package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a login ended. */
public sealed interface LoginOutcome {
  /**
   * Somebody is signed in.
   *
   * @param groups what the provider said about the person's groups; empty when that is not known
   *     here, as on a real cluster
   * @param costs the roles that the person loses by it, such as {@code repoReader on repo
   *     default/images, by group/okta:data}
   * @param notes what is worth a word, one sentence each
   */
  record SignedIn(
      Secret token,
      Principal principal,
      Optional<Instant> expires,
      Optional<ClaimedGroups> groups,
      List<String> costs,
      List<String> notes)
      implements LoginOutcome {
    public SignedIn {
      costs = List.copyOf(costs);
      notes = List.copyOf(notes);
    }

    /** Somebody of whose groups nothing is known here. */
    public SignedIn(Secret token, Principal principal, Optional<Instant> expires) {
      this(token, principal, expires, Optional.empty(), List.of(), List.of());
    }
  }

  /** The login failed: which check, what it expected, what it found, and what to do next. */
  record Refused(LoginProblem problem) implements LoginOutcome {}

  /** Nobody came back from the browser in time. */
  record TimedOut() implements LoginOutcome {}
}
