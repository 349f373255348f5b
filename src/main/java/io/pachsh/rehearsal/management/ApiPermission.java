package io.pachsh.rehearsal.management;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody may ask the API for.
 *
 * @param scopes an access token's; empty for an API token, which may do whatever its administrator
 *     may
 */
record ApiPermission(Optional<Set<String>> scopes) {
  private static final Set<String> NOUNS =
      Set.of("apps", "users", "groups", "authorizationServers");

  static final ApiPermission ADMINISTRATOR = new ApiPermission(Optional.empty());

  /**
   * Wants the scope that Okta's description names at a call.
   *
   * @throws ApiError when an access token lacks it
   */
  void require(ApiRequest request) {
    String noun = request.word(0);
    if (scopes.isEmpty() || !NOUNS.contains(noun)) {
      return;
    }
    boolean manages = scopes.get().contains("okta." + noun + ".manage");
    boolean reads = request.is("GET") && scopes.get().contains("okta." + noun + ".read");
    if (!manages && !reads) {
      throw ApiError.forbidden();
    }
  }
}
