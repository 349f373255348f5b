package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /**
   * Somebody would be signed in, had it been more than a trial: no session was made, or the one
   * that had to be made is over.
   *
   * @param groups in which the person would be
   * @param claimed what the provider said about them; empty when that is not seen here
   * @param access every role that would reach the person; empty when the cluster does not tell
   * @param claims what the provider said; empty when that is not seen here
   * @param notes what is worth a word, one sentence each
   * @param remainder what the trial leaves behind
   */
  record Tried(
      Principal principal,
      Set<Principal> groups,
      Optional<ClaimedGroups> claimed,
      Optional<List<Decision.Step>> access,
      Optional<TokenClaims> claims,
      List<String> notes,
      Remainder remainder)
      implements LoginOutcome {
    public Tried {
      groups = Set.copyOf(groups);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What a trial leaves behind.
   *
   * @param account a clause about it
   * @param advice what is to be ended elsewhere, as a sentence; empty when nothing is
   * @param signedIn whose session may still be valid; empty when there is none
   */
  record Remainder(String account, Optional<String> advice, Optional<Principal> signedIn) {
    /** Of which there is nothing to end. */
    public Remainder(String account) {
      this(account, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The login failed: which check, what it expected, what it found, and what to do next.
   *
   * @param claims what the provider said; empty when nothing was signed by it, or seen here
   */
  record Refused(LoginProblem problem, Optional<TokenClaims> claims) implements LoginOutcome {
    /** A login that failed before the provider said anything about the person. */
    public Refused(LoginProblem problem) {
      this(problem, Optional.empty());
    }
  }

  /** Nobody came back from the browser in time. */
  record TimedOut() implements LoginOutcome {}
}
