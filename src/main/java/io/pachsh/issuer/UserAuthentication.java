package io.pachsh.issuer;

import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.time.Instant;
import java.util.Optional;

/** How a provider finds out who the person in front of the browser is. */
@FunctionalInterface
public interface UserAuthentication {
  /**
   * Takes one step. It is asked when the browser comes from the client (GET), and again with each
   * form that the browser posts back to the same address.
   */
  Step step(AuthorizeRequest wish, Request http);

  /** What a step led to. */
  sealed interface Step {
    /** The person has to see this first. */
    record Shown(Response response) implements Step {}

    /**
     * Somebody is known now.
     *
     * @param authenticated when the person proved who they are; empty for just now
     */
    record SignedIn(SignedInUser user, Optional<Instant> authenticated) implements Step {
      public SignedIn(SignedInUser user) {
        this(user, Optional.empty());
      }
    }

    /** The client is told why it gets nothing (RFC 6749 §4.1.2.1). */
    record Denied(String error, String description) implements Step {}
  }
}
