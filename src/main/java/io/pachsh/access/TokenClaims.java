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

  /** The names alone: the values are a person's. */
  @Override
  public String toString() {
    return "TokenClaims" + idToken.keySet() + userInfo.keySet();
  }
}
