package io.pachsh.identity;

import io.pachsh.issuer.Claims;
import io.pachsh.issuer.SignedInUser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the identity service tells of a person: what the scopes ask for, as dex does. */
final class IdentityClaims implements Claims {
  @Override
  public Map<String, Object> about(SignedInUser user, Set<String> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (scopes.contains("email") && !user.email().isEmpty()) {
      claims.put("email", user.email());
      claims.put("email_verified", user.emailVerified());
    }
    if (scopes.contains("groups")) {
      claims.put("groups", user.groups());
    }
    if (scopes.contains("profile")) {
      put(claims, "name", user.name());
      put(claims, "preferred_username", user.preferredUsername());
    }
    return claims;
  }

  private static void put(Map<String, Object> claims, String name, String value) {
    if (!value.isEmpty()) {
      claims.put(name, value);
    }
  }
}
