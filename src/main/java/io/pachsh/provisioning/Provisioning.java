package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes plans of what is wanted and what is there.
 *
 * @param identity the cluster whose identity service is used, as one caller
 * @param cluster the cluster that people log in to
 * @param isOne whether they are the same cluster
 */
public record Provisioning(Caller identity, Caller cluster, boolean isOne) {
  /** The cluster's name at the identity service, as pachctl and Helm choose it. */
  private static final String CLIENT = "pachd";

  private static final String ISSUER = "issuer";
  private static final List<String> SCOPES = List.of("email", "profile", "groups", "openid");

  /** What the cluster has now. */
  public Optional<AuthConfiguration> configuration() {
    return cluster.configuration().live().configuration();
  }

  /**
   * Where the identity service is or should be; see {@link IdentityAddress#of}.
   *
   * @throws Failure when what somebody says is no web address
   */
  public IdentityAddress address(Optional<String> wanted, String redirectUri) {
    if (!wanted.map(IdentityAddress::isUsable).orElse(true)) {
      throw new Failure(
          Exit.USAGE,
          "'%s' is no address of an identity service.".formatted(wanted.orElseThrow()),
          "It is an issuer, such as http://127.0.0.1:30658 or https://pachyderm.example.com/dex.");
    }
    return IdentityAddress.of(
        wanted, identity.identityService().settings().issuer(), configuration(), redirectUri);
  }

  /**
   * Wants a cluster whose people log in through the identity service.
   *
   * @throws Failure when they do not
   */
  public void requireIdentityService() {
    String set = identity.identityService().settings().issuer();
    String issuer = set.isEmpty() ? IdentitySettings.LOOPBACK_ISSUER : set;
    if (configuration().filter(live -> live.client().issuer().equals(issuer)).isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "People do not log in through the identity service here, and only that lets them use"
              + " another device.",
          "'idp setup' connects a provider through it; with --device it does both.");
    }
  }

  /** The steps from what is there to what is wanted. */
  public Plan plan(LoginGoal goal) {
    List<PlanStep> steps = new ArrayList<>();
    steps.add(settings(goal.address().issuer()));
    goal.connector().ifPresent(wanted -> steps.add(connector(wanted)));
    if (goal.withDevices()) {
      steps.add(devices(goal.address().issuer()));
    }
    Optional<AuthConfiguration> present = configuration();
    ClientPart client = new ClientPart(identity.clients(), clientId(goal, present));
    Optional<IdentityClient> registered = client.read();
    steps.add(PlanStep.of(client, registered, client(client.id(), registered, goal)));
    ConfigurationPart part = new ConfigurationPart(cluster.configuration(), client);
    Secret secret = registered.map(IdentityClient::secret).orElse(ConfigurationPart.LATER);
    steps.add(
        PlanStep.of(
            part,
            present,
            configuration(
                goal,
                present,
                new OidcClient(goal.address().issuer(), client.id(), secret, goal.redirectUri()))));
    return new Plan(steps);
  }

  private PlanStep settings(String issuer) {
    SettingsPart part = new SettingsPart(identity.identityService());
    Optional<IdentitySettings> present = part.read();
    IdentitySettings old = present.orElse(IdentitySettings.NONE);
    return PlanStep.of(
        part,
        present,
        new IdentitySettings(issuer, old.idTokenExpiry(), old.rotationTokenExpiry()));
  }

  /** What a person added to a connector to the same provider stays. */
  private PlanStep connector(ConnectorDraft wanted) {
    ConnectorPart part = new ConnectorPart(identity.connectors(), wanted.id());
    Optional<ConnectorDraft> present = part.read();
    ConfigTree config = wanted.config().orElseThrow();
    ConfigTree merged =
        present
            .flatMap(ConnectorDraft::config)
            .filter(old -> old.type().equals(config.type()))
            .filter(old -> old.text(ISSUER).equals(config.text(ISSUER)))
            .map(old -> over(old, config))
            .orElse(config);
    return PlanStep.of(part, present, wanted.withConfig(merged));
  }

  private static ConfigTree over(ConfigTree old, ConfigTree wanted) {
    ConfigTree merged = old;
    for (Map.Entry<String, Object> entry : wanted.revealed().entrySet()) {
      merged = merged.with(entry.getKey(), entry.getValue());
    }
    String skips = GuideTranslation.SKIPS_CALLBACK_CHECK;
    return merged.isTrue(skips) && !wanted.isTrue(skips) ? merged.with(skips, false) : merged;
  }

  private PlanStep devices(String issuer) {
    ClientPart part = new ClientPart(identity.clients(), DeviceClient.ID);
    return PlanStep.of(part, part.read(), DeviceClient.of(issuer));
  }

  /** The id that the cluster has at this identity service already, or the usual one. */
  private String clientId(LoginGoal goal, Optional<AuthConfiguration> present) {
    return present
        .map(AuthConfiguration::client)
        .filter(client -> client.issuer().equals(goal.address().issuer()))
        .map(OidcClient::clientId)
        .orElse(CLIENT);
  }

  private static IdentityClient client(
      String id, Optional<IdentityClient> present, LoginGoal goal) {
    List<String> redirects = present.map(IdentityClient::redirectUris).orElse(List.of());
    List<String> peers = present.map(IdentityClient::trustedPeers).orElse(List.of());
    return new IdentityClient(
        id,
        present.map(IdentityClient::name).orElse(id),
        // The identity service makes one where there is none.
        present.map(IdentityClient::secret).orElse(Secret.of("")),
        with(redirects, List.of(goal.redirectUri())),
        goal.withDevices() ? with(peers, List.of(DeviceClient.ID)) : peers);
  }

  private AuthConfiguration configuration(
      LoginGoal goal, Optional<AuthConfiguration> present, OidcClient client) {
    Optional<AuthConfiguration.Pachctl> old =
        present
            .filter(AuthConfiguration.Pachctl.class::isInstance)
            .map(AuthConfiguration.Pachctl.class::cast)
            .filter(it -> it.client().issuer().equals(client.issuer()));
    return new AuthConfiguration.Pachctl(
        client.keepingProviderCa(present.map(AuthConfiguration::client)),
        with(old.map(AuthConfiguration.Pachctl::scopes).orElse(List.of()), SCOPES),
        goal.requiresVerifiedEmail(),
        // Its own identity service answers inside pachd, whatever browsers call it.
        old.map(AuthConfiguration.Pachctl::localhostIssuer).orElse(isOne),
        goal.address().browserHost().isEmpty()
            ? old.map(AuthConfiguration.Pachctl::userAccessibleIssuerHost).orElse("")
            : goal.address().browserHost());
  }

  private static List<String> with(List<String> there, List<String> wanted) {
    Set<String> all = new LinkedHashSet<>(there);
    all.addAll(wanted);
    return List.copyOf(all);
  }

  /** Every connector that is there. */
  public List<ConnectorDraft> connectors() {
    return identity.connectors().all().stream().map(ConnectorDraft::of).toList();
  }

  /** The connector of that id, if there is one. */
  public Optional<ConnectorDraft> connector(String id) {
    return new ConnectorPart(identity.connectors(), id).read();
  }
}
