package io.pachsh.provisioning;

import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.secret.Secret;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is known of a provider before anybody is asked: how dex has to be told of it. */
public enum ProviderPreset {
  /** Thin ID tokens leave groups to userinfo, and {@code email_verified} out. */
  OKTA(
      "Okta",
      "Okta domain or issuer, such as dev-12345678.okta.com",
      "https://%s",
      List.of(Trait.SKIPS_VERIFIED, Trait.ASKS_USERINFO, Trait.HAS_GROUPS_SCOPE),
      List.of(
          "In Okta: Applications > Create App Integration > OIDC, Web Application.",
          "For groups: the app's Sign On > Groups claim filter: groups, Matches regex, .*",
          "Assign people to the app: Assignments.")),
  /** Has no groups claim at all. */
  GOOGLE(
      "Google",
      "",
      "https://accounts.google.com",
      List.of(),
      List.of(
          "In the Google Cloud console: APIs & Services > Credentials > OAuth client ID, Web"
              + " application.",
          "Google names no groups in tokens: they need a service account with domain-wide"
              + " delegation ('idp edit-connector': serviceAccountFilePath).")),
  KEYCLOAK(
      "Keycloak",
      "Realm's issuer, such as https://keycloak.example.com/realms/NAME",
      "https://%s",
      List.of(Trait.ASKS_USERINFO),
      List.of(
          "In Keycloak: Clients > Create client, with 'Client authentication' on.",
          "For groups: the client's dedicated scope > Add mapper > Group Membership, claim"
              + " 'groups', 'Full group path' off.")),
  /** Its issuer ends in a slash; claims that are not OpenID Connect's have a namespace. */
  AUTH0(
      "Auth0",
      "Auth0 domain or issuer, such as example.eu.auth0.com",
      "https://%s/",
      List.of(),
      List.of(
          "In Auth0: Applications > Create Application > Regular Web Application.",
          "For groups: an Action that adds a claim with a namespace, and its name as"
              + " claimMapping.groups ('idp edit-connector').")),
  /** Has no scope for groups, and says nothing of verified addresses. */
  ENTRA(
      "Microsoft Entra ID",
      "Tenant id or issuer",
      "https://login.microsoftonline.com/%s/v2.0",
      List.of(Trait.SKIPS_VERIFIED),
      List.of(
          "In Entra: App registrations > New registration, platform Web; a secret under"
              + " Certificates & secrets.",
          "For groups: Token configuration > Add groups claim, 'Groups assigned to the"
              + " application'; groups come as object ids.")),
  GENERIC(
      "another OpenID Connect provider",
      "Issuer, as the provider publishes it",
      "https://%s",
      List.of(Trait.ASKS_USERINFO, Trait.HAS_GROUPS_SCOPE),
      List.of("At the provider: a confidential web client with the grant 'Authorization Code'."));

  /** What dex has to be told because a provider is as it is. */
  private enum Trait {
    SKIPS_VERIFIED,
    ASKS_USERINFO,
    HAS_GROUPS_SCOPE
  }

  private static final String GROUPS = "groups";

  private final String title;
  private final String question;
  private final String template;
  private final List<Trait> traits;
  private final List<String> hints;

  ProviderPreset(
      String title, String question, String template, List<Trait> traits, List<String> hints) {
    this.title = title;
    this.question = question;
    this.template = template;
    this.traits = traits;
    this.hints = hints;
  }

  /** The preset that a person names. */
  public static Optional<ProviderPreset> named(String word) {
    return Arrays.stream(values()).filter(preset -> preset.word().equals(word)).findFirst();
  }

  /** What people type, such as {@code okta}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the provider is called. */
  public String title() {
    return title;
  }

  /** What to ask for the issuer; empty where there is only one. */
  public String question() {
    return question;
  }

  /** What has to be done at the provider, one sentence each. */
  public List<String> hints() {
    return hints;
  }

  /** Whether it is worth asking for the scope {@code groups}, where the provider lists it. */
  public boolean mayHaveGroupsScope() {
    return traits.contains(Trait.HAS_GROUPS_SCOPE);
  }

  /** The issuer that an answer stands for: itself, or made of a domain or a tenant. */
  public String issuer(String answer) {
    String given = answer.strip();
    if (given.contains("://") || question.isEmpty()) {
      return question.isEmpty() ? template : given;
    }
    String name = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    // Administrators copy the address of the console in which they are.
    String host = this == OKTA ? name.replace("-admin.okta", ".okta") : name;
    return template.formatted(host);
  }

  /**
   * The connector for an app that is registered at the provider.
   *
   * @param id what people see of it, too
   * @param issuer as the provider publishes it
   * @param withGroupsScope whether the scope {@code groups} is asked for
   */
  public ConnectorDraft connector(
      String id,
      String issuer,
      String clientId,
      Secret clientSecret,
      IdentityAddress address,
      boolean withGroupsScope) {
    String type = this == GOOGLE ? word() : "oidc";
    Map<String, Object> config = new LinkedHashMap<>();
    if (this != GOOGLE) {
      config.put("issuer", issuer);
      config.put(
          "scopes",
          Stream.concat(
                  Stream.of("openid", "profile", "email"),
                  withGroupsScope ? Stream.of(GROUPS) : Stream.empty())
              .toList());
      config.put("insecureEnableGroups", true);
      config.put("insecureSkipEmailVerified", traits.contains(Trait.SKIPS_VERIFIED));
      config.put("getUserInfo", traits.contains(Trait.ASKS_USERINFO));
      if (address.hasForeignCallback()) {
        config.put(GuideTranslation.SKIPS_CALLBACK_CHECK, true);
      }
    }
    config.put("clientID", clientId);
    config.put("clientSecret", clientSecret.reveal());
    config.put("redirectURI", address.callback());
    return new ConnectorDraft(
        id, id, type, OptionalLong.empty(), Optional.of(ConfigTree.of(type, config)), List.of());
  }
}
