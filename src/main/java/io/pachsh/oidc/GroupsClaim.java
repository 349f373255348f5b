package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.ClaimedGroups;
import io.pachsh.access.TokenClaims;
import io.pachsh.oidc.message.ClaimsDocument;
import io.pachsh.oidc.message.ReadableClaim;
import java.util.List;

/** The groups that a provider names, and why it may name none. */
record GroupsClaim(Metadata metadata, AuthConfiguration configuration) {
  private static final String CLAIM = "groups";
  private static final String GOOGLE = "https://accounts.google.com";

  /** The ID token comes first; userinfo fills what it leaves out. */
  ClaimedGroups read(ClaimsDocument idToken, UserInfo.Answer userInfo) {
    if (idToken.has(CLAIM)) {
      return named(idToken.texts(CLAIM));
    }
    if (userInfo instanceof UserInfo.Claims claims && claims.document().has(CLAIM)) {
      return named(claims.document().texts(CLAIM));
    }
    if (leavesOut(idToken)
        || (userInfo instanceof UserInfo.Claims claims && leavesOut(claims.document()))) {
      return ClaimedGroups.unknown(
          "The person is in more groups than the provider puts into a token (groups overage), so it"
              + " named none. In Entra, let the token hold only 'Groups assigned to the"
              + " application'.");
    }
    if (userInfo instanceof UserInfo.Unavailable unavailable) {
      return ClaimedGroups.unknown(
          "The ID token names none, and the userinfo endpoint could not be asked: "
              + unavailable.why().problem().sentence());
    }
    return ClaimedGroups.none(whyNone());
  }

  private static ClaimedGroups named(List<String> names) {
    names.forEach(name -> ReadableClaim.require(CLAIM, name));
    List<String> usable = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    return usable.isEmpty()
        ? ClaimedGroups.none("The provider says that the person is in no group.")
        : ClaimedGroups.named(usable);
  }

  private static boolean leavesOut(ClaimsDocument claims) {
    return new TokenClaims(claims.members()).leavesGroupsOut();
  }

  private String whyNone() {
    if (metadata.issuer().equals(GOOGLE)) {
      return "Google names no groups in its tokens: bind roles to people, or connect Google through"
          + " a provider that knows groups.";
    }
    if (metadata.supported().scopes().contains(CLAIM)
        && !configuration.requestedScopes().contains(CLAIM)) {
      String key =
          configuration instanceof AuthConfiguration.Guide ? "additional_scopes" : "scopes";
      return "The provider has a scope 'groups' that the configuration does not ask for: add it to"
          + " '"
          + key
          + "' with 'auth set-config', if roles are to be bound to groups.";
    }
    return "The provider sends no claim 'groups': if roles are to be bound to groups, add it for"
        + " this app there (in Okta, Sign On, 'Groups claim filter'; in Keycloak a mapper 'Group"
        + " Membership').";
  }
}
