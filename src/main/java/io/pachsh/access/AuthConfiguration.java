package io.pachsh.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The auth configuration of a cluster, in one of the two shapes that people write. */
public sealed interface AuthConfiguration {
  /** The scope that makes an authorization request one of OpenID Connect. */
  String OPENID = "openid";

  OidcClient client();

  /** The scopes as they were set, in their order; they may be none. */
  List<String> scopes();

  /**
   * The scopes to ask a provider for: without {@code openid} there would be no ID token, so it is
   * asked for whether it was set or not (OpenID Connect Core §3.1.2.1).
   */
  default List<String> requestedScopes() {
    Set<String> all = new LinkedHashSet<>(scopes());
    return all.contains(OPENID)
        ? List.copyOf(all)
        : Stream.concat(Stream.of(OPENID), all.stream()).toList();
  }

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
      Set<String> all = new LinkedHashSet<>(List.of(OPENID, "profile", "email"));
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
      scopes = List.copyOf(scopes);
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
