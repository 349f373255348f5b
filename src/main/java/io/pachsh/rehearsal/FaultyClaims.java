package io.pachsh.rehearsal;

import io.pachsh.issuer.Claims;
import io.pachsh.issuer.SignedInUser;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells the standard claims, and with a fault keeps some back. */
record FaultyClaims(FaultSwitch faults) implements Claims {
  @Override
  public Map<String, Object> about(SignedInUser user, Set<String> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>(Claims.standard(user, scopes));
    if (user.groups().isEmpty()) {
      // An application without a groups claim is told of no groups, not of none.
      claims.remove("groups");
    }
    switch (faults.now()) {
      case NO_EMAIL -> {
        claims.remove("email");
        claims.remove("email_verified");
      }
      case UNVERIFIED_EMAIL -> claims.replace("email_verified", false);
      case NO_GROUPS, NO_USERINFO -> claims.remove("groups");
      case GROUPS_TEXT -> claims.put("groups", String.join(" ", user.groups()));
      case UPPER_CASE ->
          claims.computeIfPresent(
              "email", (name, email) -> String.valueOf(email).toUpperCase(Locale.ROOT));
      case TOO_MANY_GROUPS -> {
        claims.remove("groups");
        // As Entra says it (OpenID Connect Core 5.6.2).
        claims.put("_claim_names", Map.of("groups", "src1"));
      }
      default -> {}
    }
    return claims;
  }
}
