package io.pachsh.provisioning;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.cluster.identity.DeviceClient;
import io.pachsh.configuration.identity.ConfigSecrets;
import io.pachsh.configuration.identity.ConfigTree;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A goal as values of Pachyderm's Helm chart, for clusters that take their identity service from
 * there ({@code oidc.upstreamIDPs} and what belongs to it).
 */
public final class HelmValues {
  private static final String HIDDEN = "PUT-THE-SECRET-HERE";

  private HelmValues() {}

  /**
   * The values to set, as lines of YAML that Helm reads; what is there already as it is wanted is
   * left out, except that the list of connectors is whole, because Helm replaces it.
   *
   * @param showSecrets whether secrets stand in it, instead of a placeholder
   */
  public static List<String> of(LoginGoal goal, Provisioning there, boolean showSecrets) {
    Optional<AuthConfiguration> present = there.configuration();
    Map<String, Object> oidc = new LinkedHashMap<>();
    goal.connector()
        .ifPresent(
            wanted -> {
              oidc.put("mockIDP", false);
              oidc.put(
                  "upstreamIDPs",
                  connectors(wanted, there.connectors()).stream()
                      .map(connector -> value(connector, showSecrets))
                      .toList());
            });
    if (present.map(AuthConfiguration::requiresVerifiedEmail).orElse(false)
        != goal.requiresVerifiedEmail()) {
      oidc.put("requireVerifiedEmail", goal.requiresVerifiedEmail());
    }
    if (!goal.address().browserHost().isEmpty()) {
      oidc.put("userAccessibleOauthIssuerHost", goal.address().browserHost());
    }
    if (goal.withDevices()) {
      oidc.put(
          "additionalClients",
          List.of(
              Map.of(
                  "id",
                  DeviceClient.ID,
                  "name",
                  DeviceClient.ID,
                  "secret",
                  DeviceClient.SECRET.reveal(),
                  "redirectURIs",
                  DeviceClient.redirectUris(goal.address().issuer()))));
    }
    Map<String, Object> pachd = new LinkedHashMap<>();
    if (!present.map(it -> it.client().redirectUri().equals(goal.redirectUri())).orElse(false)) {
      pachd.put("oauthRedirectURI", goal.redirectUri());
    }
    if (goal.withDevices()) {
      pachd.put("additionalTrustedPeers", List.of(DeviceClient.ID));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("oidc", oidc);
    values.put("pachd", pachd);
    values.values().removeIf(Map.of()::equals);
    List<String> lines = new ArrayList<>();
    write(values, "", lines);
    return lines;
  }

  /** The wanted one in its place among those that are there; a mock of Helm's is no provider. */
  private static List<ConnectorDraft> connectors(
      ConnectorDraft wanted, List<ConnectorDraft> present) {
    List<ConnectorDraft> all =
        new ArrayList<>(
            present.stream()
                .filter(it -> !it.id().equals(wanted.id()) && !it.type().equals("mockPassword"))
                .toList());
    all.add(wanted);
    return all;
  }

  private static Map<String, Object> value(ConnectorDraft connector, boolean showSecrets) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("id", connector.id());
    value.put("name", connector.name());
    value.put("type", connector.type());
    ConfigTree config = connector.config().orElseThrow();
    value.put("config", showSecrets ? config.revealed() : new ConfigSecrets(config).masked());
    return value;
  }

  private static void write(Map<?, ?> members, String indent, List<String> lines) {
    members.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            lines.add(indent + key + ":");
            write(inner, indent + "  ", lines);
          } else if (value instanceof List<?> list
              && !list.isEmpty()
              && list.get(0) instanceof Map<?, ?>) {
            lines.add(indent + key + ":");
            list.forEach(each -> element((Map<?, ?>) each, indent + "  ", lines));
          } else {
            lines.add(indent + key + ": " + scalar(value));
          }
        });
  }

  private static void element(Map<?, ?> members, String indent, List<String> lines) {
    List<String> inner = new ArrayList<>();
    write(members, indent + "  ", inner);
    inner.set(0, indent + "- " + inner.get(0).stripLeading());
    lines.addAll(inner);
  }

  private static String scalar(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(HelmValues::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    if (value.equals(Secret.MASK)) {
      return HIDDEN;
    }
    // A single-quoted scalar has one escape (YAML 1.2 §7.3.2).
    return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
  }
}
