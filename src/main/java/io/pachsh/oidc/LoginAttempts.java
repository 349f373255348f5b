package io.pachsh.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The authorization requests of one login, of which one is under way at a time: the first, and one
 * for fewer scopes, to which the browser is sent on if the first is refused for what it asks
 * besides. Each has random values of its own. Safe for concurrent callers.
 */
final class LoginAttempts {
  private final Attempt first;
  private final Optional<Attempt> second;
  private final AtomicReference<Attempt> underWay;

  /** A request, and what it asks for. */
  record Attempt(AuthorizationRequest request, LoginScopes scopes) {
    boolean has(String state) {
      return request.state().equals(state);
    }
  }

  private LoginAttempts(Attempt first, Optional<Attempt> second) {
    this.first = first;
    this.second = second;
    this.underWay = new AtomicReference<>(first);
  }

  /** The attempts of a login; {@code request} makes a fresh request for scopes. */
  static LoginAttempts of(LoginScopes scopes, Function<LoginScopes, AuthorizationRequest> request) {
    return new LoginAttempts(
        new Attempt(request.apply(scopes), scopes),
        scopes.fewer().map(fewer -> new Attempt(request.apply(fewer), fewer)));
  }

  AuthorizationRequest first() {
    return first.request();
  }

  /** The states with which a browser may come back. */
  List<String> states() {
    return Stream.concat(Stream.of(first), second.stream())
        .map(attempt -> attempt.request().state())
        .toList();
  }

  /** The attempt with that state, if it is the one that is under way. */
  Optional<Attempt> underWay(String state) {
    return Optional.ofNullable(underWay.get()).filter(attempt -> attempt.has(state));
  }

  /**
   * Where the browser goes on that brought a refusal of the first request, however often it brings
   * it; empty when there is nothing else to ask for.
   */
  Optional<URI> afterRefusal(String state) {
    if (!first.has(state)) {
      return Optional.empty();
    }
    return second.map(
        fewer -> {
          underWay.compareAndSet(first, fewer);
          return fewer.request().address();
        });
  }
}
