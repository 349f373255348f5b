package io.pachsh.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The auth configuration of a cluster, in one of the two shapes that people write. */
public sealed interface AuthConfiguration {
  OidcClient client();

  /** The scopes to ask for, {@code openid} first, without repetition. */
  List<String> scopes();

  /** Whether a login is refused unless the provider says {@code email_verified: true}. */
  boolean requiresVerifiedEmail();

  /** The principal of a person with that e-mail address. */
  Principal user(String email);

  /** The principal of a group that the provider names so. */
  Principal group(String name);

  /** The same configuration with other client data. */
  AuthConfiguration withClient(OidcClient client);

  /**
   * The shape of the Okta guide: one named provider, whose name prefixes its users and groups.
   *
   * @param name {@code [a-z][a-z0-9-]*}, none of the reserved prefixes
   */
  record Guide(
      String name,
      String description,
      OidcClient client,
      List<String> additionalScopes,
      boolean ignoreEmailVerified)
      implements AuthConfiguration {
    public static final Set<String> RESERVED_NAMES =
        Set.of("robot", "pipeline", "group", "pach", "internal", "user");

    public Guide {
      additionalScopes = List.copyOf(additionalScopes);
    }

    @Override
    public List<String> scopes() {
      Set<String> all = new LinkedHashSet<>(List.of("openid", "profile", "email"));
      all.addAll(additionalScopes);
      return new ArrayList<>(all);
    }

    @Override
    public boolean requiresVerifiedEmail() {
      return !ignoreEmailVerified;
    }

    @Override
    public Principal user(String email) {
      return new Principal(name + ":" + email);
    }

    @Override
    public Principal group(String group) {
      return new Principal("group/" + name + ":" + group);
    }

    @Override
    public Guide withClient(OidcClient other) {
      return new Guide(name, description, other, additionalScopes, ignoreEmailVerified);
    }
  }

  /**
   * The shape of pachctl 2.x ({@code auth_v2.OIDCConfig}).
   *
   * @param localhostIssuer ask the identity service beside pachd instead of the issuer's host
   * @param userAccessibleIssuerHost scheme and host that replace the issuer's in login addresses;
   *     empty for none
   */
  record Pachctl(
      OidcClient client,
      List<String> scopes,
      boolean requireEmailVerified,
      boolean localhostIssuer,
      String userAccessibleIssuerHost)
      implements AuthConfiguration {
    public Pachctl {
      Set<String> all = new LinkedHashSet<>(List.of("openid"));
      all.addAll(scopes);
      scopes = List.copyOf(all);
    }

    @Override
    public boolean requiresVerifiedEmail() {
      return requireEmailVerified;
    }

    @Override
    public Principal user(String email) {
      return new Principal("user:" + email);
    }

    @Override
    public Principal group(String group) {
      return new Principal("group:" + group);
    }

    @Override
    public Pachctl withClient(OidcClient other) {
      return new Pachctl(
          other, scopes, requireEmailVerified, localhostIssuer, userAccessibleIssuerHost);
    }
  }
}
