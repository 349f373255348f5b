package io.pachsh.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider said about a person who logged in. Names, types and lengths are its choice: a
 * value may be of any JSON type, and nothing in it is to be trusted.
 *
 * @param idToken the claims of the ID token, whose signature is right
 * @param userInfo those of the userinfo endpoint; none when it was not asked
 * @param userInfoProblem why that endpoint said nothing though it was asked
 */
public record TokenClaims(
    Map<String, Object> idToken,
    Map<String, Object> userInfo,
    Optional<LoginProblem> userInfoProblem) {
  /** The claims of an ID token alone. */
  public TokenClaims(Map<String, Object> idToken) {
    this(idToken, Map.of(), Optional.empty());
  }

  public TokenClaims {
    idToken = Collections.unmodifiableMap(new LinkedHashMap<>(idToken));
    userInfo = Collections.unmodifiableMap(new LinkedHashMap<>(userInfo));
  }

  /**
   * Whether somebody's groups are named elsewhere, because they are too many for a token: Entra's
   * words for it (OpenID Connect Core 1.0 §5.6.2, and {@code hasgroups} in its implicit tokens).
   */
  public boolean leavesGroupsOut() {
    return leavesGroupsOut(idToken) || leavesGroupsOut(userInfo);
  }

  private static boolean leavesGroupsOut(Map<String, Object> claims) {
    return (claims.get("_claim_names") instanceof Map<?, ?> elsewhere
            && elsewhere.containsKey("groups"))
        || Boolean.TRUE.equals(claims.get("hasgroups"));
  }

  /** The names alone: the values are a person's. */
  @Override
  public String toString() {
    return "TokenClaims" + idToken.keySet() + userInfo.keySet();
  }
}
