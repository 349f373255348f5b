package io.pachsh.issuer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a provider tells about a person, in ID tokens and at the userinfo endpoint alike. */
@FunctionalInterface
public interface Claims {
  /** The scopes that {@link #standard} knows, and {@code offline_access} for refresh tokens. */
  List<String> SCOPES = List.of("openid", "profile", "email", "groups", "offline_access");

  /** The claims that go with these scopes, without {@code sub}. */
  Map<String, Object> about(SignedInUser user, Set<String> scopes);

  /**
   * The claims of OpenID Connect Core 5.4. Groups come with every scope, as from an Okta
   * application that has a groups claim filter: the guide asks for no {@code groups} scope.
   */
  static Map<String, Object> standard(SignedInUser user, Set<String> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (scopes.contains("profile")) {
      claims.put("name", user.name());
      claims.put("preferred_username", user.preferredUsername());
    }
    if (scopes.contains("email")) {
      claims.put("email", user.email());
      claims.put("email_verified", user.emailVerified());
    }
    claims.put("groups", user.groups());
    return claims;
  }
}
