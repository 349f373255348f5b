package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.issuer.SignedInUser;
import io.pachsh.outside.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which claims of a provider are a person's id, name, address and groups: a connector decides. */
record PersonClaims(Connector connector, ConnectorSettings settings) {
  private static final String EMAIL = "email";
  private static final String GROUPS = "groups";

  /**
   * Reads the person.
   *
   * @throws ConnectorException when something is missing, or of another type than it has to be
   */
  SignedInUser person(Map<String, Object> claims) {
    requireHostedDomain(claims);
    String userIdKey = settings.text("userIDKey");
    String userId = required(claims, userIdKey.isEmpty() ? "sub" : userIdKey);
    String name = required(claims, nameKey());
    String preferred = text(claims, "preferred_username").orElse("");
    String email = text(claims, EMAIL).orElseGet(() -> asksEmail() ? required(claims, EMAIL) : "");
    return new SignedInUser(
        Subject.of(userId, connector.id()),
        name,
        preferred,
        email,
        verified(claims),
        hasGroups() ? groups(claims) : List.of());
  }

  List<String> scopes() {
    List<String> scopes = settings.texts("scopes");
    return scopes.isEmpty() ? List.of("profile", EMAIL) : scopes;
  }

  private String nameKey() {
    String key = settings.text("userNameKey");
    return key.isEmpty() ? "name" : key;
  }

  private boolean asksEmail() {
    return scopes().contains(EMAIL);
  }

  private boolean hasGroups() {
    return settings.flag("insecureEnableGroups");
  }

  /** The claim to look at first: a mapping is for where the standard one is missing. */
  private String mapped(String claim) {
    String other = settings.object("claimMapping").text(claim);
    return settings.flag("overrideClaimMapping") && !other.isEmpty() ? other : claim;
  }

  private Optional<Object> value(Map<String, Object> claims, String claim) {
    String other = settings.object("claimMapping").text(claim);
    Optional<Object> first = Optional.ofNullable(claims.get(mapped(claim)));
    return other.isEmpty() ? first : first.or(() -> Optional.ofNullable(claims.get(other)));
  }

  private Optional<String> text(Map<String, Object> claims, String claim) {
    return value(claims, claim).map(value -> asText(claim, value)).filter(text -> !text.isEmpty());
  }

  private String required(Map<String, Object> claims, String claim) {
    return text(claims, claim)
        .orElseThrow(
            () ->
                failed(
                    claim,
                    "The provider gives no '%s' of this person.".formatted(claim),
                    "nothing",
                    (settings.flag("getUserInfo")
                            ? ""
                            : "Userinfo was not asked: 'getUserInfo: true' does. ")
                        + "Let the provider release it to this app, or name another claim in the"
                        + " connector with 'auth set-config'."));
  }

  private boolean verified(Map<String, Object> claims) {
    Object value = claims.get("email_verified");
    if (value == null && asksEmail() && !settings.flag("insecureSkipEmailVerified")) {
      throw failed(
          "email_verified",
          "The provider does not say whether the person's e-mail address is verified.",
          "nothing",
          "Let the provider say so, or set 'insecureSkipEmailVerified: true' with 'auth"
              + " set-config': then whoever can choose an address there can be that person here.");
    }
    return value == null ? asksEmail() : Boolean.TRUE.equals(value) || "true".equals(value);
  }

  private List<String> groups(Map<String, Object> claims) {
    Object value = value(claims, GROUPS).orElse(List.of());
    if (value instanceof String one) {
      return List.of(usable(GROUPS, one));
    }
    if (!(value instanceof List<?> many)) {
      throw wrongType(GROUPS);
    }
    List<String> groups = new ArrayList<>();
    for (Object each : many) {
      if (!(each instanceof String group)) {
        throw wrongType(GROUPS);
      }
      groups.add(usable(GROUPS, group));
    }
    return groups;
  }

  /** Of Google alone: only people of these Workspace domains may sign in. */
  private void requireHostedDomain(Map<String, Object> claims) {
    List<String> domains = settings.texts("hostedDomains");
    Object domain = claims.getOrDefault("hd", "");
    if (connector.type().equals("google") && !domains.isEmpty() && !domains.contains(domain)) {
      throw failed(
          "hd",
          "The person is of none of the domains that this connector lets in.",
          String.valueOf(domain),
          "Sign in with an account of "
              + String.join(", ", domains)
              + ", or change 'hostedDomains' with 'auth set-config'.");
    }
  }

  private String asText(String claim, Object value) {
    if (!(value instanceof String text)) {
      throw wrongType(claim);
    }
    return usable(claim, text);
  }

  /** Names of ours are made of it: none may hide or look like another. */
  private String usable(String claim, String text) {
    if (Sanitiser.firstHazard(text).isPresent() || !text.equals(text.strip())) {
      throw failed(
          claim,
          "The provider's '%s' holds a control or invisible character, or a blank around it."
              .formatted(claim),
          "'" + text + "'",
          "Correct it at the provider: no such name is changed here, because two people could"
              + " become one.");
    }
    return text;
  }

  private ConnectorException wrongType(String claim) {
    return failed(
        claim,
        "The provider sends '%s' in a form that cannot be used.".formatted(claim),
        "another JSON value",
        "Correct its mapping at the provider.");
  }

  private static ConnectorException failed(
      String claim, String sentence, String found, String remedy) {
    return new ConnectorException(
        new LoginProblem(claim, sentence, "a usable '" + claim + "'", found, remedy));
  }
}
