package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The guide's shape on a cluster that brings an identity service: its provider becomes a connector,
 * its redirect URI the cluster's own as a client, and back.
 */
public final class GuideTranslation {
  /** Lets a connector have a callback elsewhere than below the identity service's issuer. */
  static final String SKIPS_CALLBACK_CHECK = "insecureSkipIssuerCallbackDomainCheck";

  private static final String OIDC = "oidc";

  /** The scopes that the guide's shape asks for without saying so. */
  private static final List<String> ALWAYS = List.of("openid", "profile", "email");

  /** Keys of which the guide's shape has something to say, in dex's spelling. */
  private static final List<String> KNOWN =
      List.of(
          "issuer",
          "clientID",
          "clientSecret",
          "redirectURI",
          "scopes",
          "insecureSkipEmailVerified",
          "insecureEnableGroups",
          "getUserInfo",
          SKIPS_CALLBACK_CHECK);

  private GuideTranslation() {}

  /**
   * A cluster's logins in the guide's shape.
   *
   * @param lost what that shape cannot hold, one sentence each
   */
  public record View(AuthConfiguration.Guide guide, List<String> lost) {
    public View {
      lost = List.copyOf(lost);
    }
  }

  /** What the guide's configuration wants of an identity service at that address. */
  public static LoginGoal goal(AuthConfiguration.Guide guide, IdentityAddress address) {
    return new LoginGoal(
        address,
        Optional.of(connector(guide, address)),
        guide.client().redirectUri(),
        guide.requiresVerifiedEmail(),
        false);
  }

  private static ConnectorDraft connector(AuthConfiguration.Guide guide, IdentityAddress address) {
    OidcClient client = guide.client();
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("issuer", client.issuer());
    config.put("clientID", client.clientId());
    config.put("clientSecret", client.clientSecret().reveal());
    config.put("redirectURI", address.callback());
    config.put("scopes", guide.scopes());
    config.put("insecureSkipEmailVerified", guide.ignoreEmailVerified());
    config.put("insecureEnableGroups", true);
    config.put("getUserInfo", true);
    if (address.hasForeignCallback()) {
      config.put(SKIPS_CALLBACK_CHECK, true);
    }
    return new ConnectorDraft(
        guide.name(),
        guide.name(),
        OIDC,
        OptionalLong.empty(),
        Optional.of(ConfigTree.of(OIDC, config)),
        List.of());
  }

  /** Whether the guide's shape can stand for a connector at all. */
  public static boolean isPossible(ConnectorDraft connector) {
    return connector.type().equals(OIDC);
  }

  /** The guide's shape of a connector and of the configuration that leads to it. */
  public static View view(ConnectorDraft connector, AuthConfiguration configuration) {
    ConfigTree config = connector.config().orElseThrow();
    List<String> scopes = config.has("scopes") ? config.texts("scopes") : ALWAYS;
    boolean ignores = config.isTrue("insecureSkipEmailVerified");
    OidcClient client =
        new OidcClient(
            config.text("issuer"),
            config.text("clientID"),
            Secret.of(config.text("clientSecret")),
            configuration.client().redirectUri());
    AuthConfiguration.Guide guide =
        new AuthConfiguration.Guide(
            connector.id(),
            "",
            client,
            scopes.stream().filter(scope -> !ALWAYS.contains(scope)).toList(),
            ignores);
    return new View(guide, lost(connector, config, configuration, ignores));
  }

  private static List<String> lost(
      ConnectorDraft connector,
      ConfigTree config,
      AuthConfiguration configuration,
      boolean ignores) {
    List<String> lost = new ArrayList<>();
    if (!connector.name().equals(connector.id())) {
      lost.add("The connector is called '%s'.".formatted(connector.name()));
    }
    List<String> others =
        config.revealed().keySet().stream()
            .filter(key -> KNOWN.stream().noneMatch(key::equalsIgnoreCase))
            .toList();
    if (!others.isEmpty()) {
      lost.add("The connector also says: " + String.join(", ", others) + ".");
    }
    if (!config.isTrue("insecureEnableGroups")) {
      lost.add("The connector takes no groups, which the guide's shape always does.");
    }
    if (ignores == configuration.requiresVerifiedEmail()) {
      lost.add(
          ignores
              ? "The connector ignores email_verified, and the cluster requires it."
              : "The connector requires email_verified, and the cluster does not.");
    }
    return lost;
  }
}
