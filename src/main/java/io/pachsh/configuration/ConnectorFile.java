package io.pachsh.configuration;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A connector of Pachyderm's identity service (dex), in a file of its own, in the values of the
 * Helm chart ({@code oidc.upstreamIDPs}) or in a configuration of dex, as an auth configuration.
 *
 * @param node where it stands
 */
record ConnectorFile(MappingNode node, String type, MappingNode config) {
  /** Types that have no OpenID Connect provider behind them. */
  private static final Set<String> OTHER_PROTOCOLS =
      Set.of(
          "saml",
          "ldap",
          "github",
          "bitbucket-cloud",
          "bitbucketcloud",
          "linkedin",
          "gitea",
          "oauth",
          "openshift",
          "keystone",
          "atlassian-crowd",
          "authproxy",
          "mockcallback",
          "mockpassword",
          "local");

  private static final String NO_NEED = "needs no key here: ";
  private static final String NO_COUNTERPART = "has no counterpart here";

  /** What becomes of a connector's keys that an auth configuration has no key for. */
  private static final Map<String, String> FATES =
      Map.ofEntries(
          Map.entry(
              "insecureEnableGroups",
              NO_NEED
                  + "groups are taken whenever the provider sends them; if it wants to be asked,"
                  + " add \"additional_scopes\": [\"groups\"]"),
          Map.entry("getUserInfo", NO_NEED + "userinfo is asked where the ID token is not enough"),
          Map.entry("basicAuthUnsupported", NO_NEED + "both ways are tried"),
          Map.entry("rootCAs", "is an option here: --provider-ca @FILE"),
          Map.entry("rootCAData", "is an option here: --provider-ca @FILE"),
          Map.entry(
              "insecureSkipVerify",
              NO_COUNTERPART + ": give the provider's authority with --provider-ca @FILE"),
          Map.entry("promptType", "is an option of a login here: auth login --prompt"),
          Map.entry(
              "hostedDomains",
              NO_COUNTERPART
                  + ": everybody with an account of the provider can sign in, and has what roles"
                  + " give"),
          Map.entry("allowedGroups", NO_COUNTERPART + ": give roles to those groups alone"),
          Map.entry("groups", NO_COUNTERPART + ": give roles to those groups alone"),
          Map.entry(
              "userNameKey", NO_COUNTERPART + ": people are named by their e-mail address alone"),
          Map.entry(
              "userIDKey", NO_COUNTERPART + ": people are named by their e-mail address alone"),
          Map.entry("claimMapping", NO_COUNTERPART + ": the claims `email` and `groups` are read"));

  /** Every connector among the mappings of a text. */
  static List<ConnectorFile> in(List<MappingNode> mappings) {
    List<ConnectorFile> found = new ArrayList<>();
    for (MappingNode mapping : mappings) {
      Optional<MappingNode> config =
          NodeKeys.mapping(mapping, "config").or(() -> NodeKeys.mapping(mapping, "jsonConfig"));
      String type = NodeKeys.text(mapping, "type").strip();
      boolean client = config.isPresent() && NodeKeys.value(config.get(), "clientID").isPresent();
      if (config.isPresent() && (client || isType(type))) {
        found.add(new ConnectorFile(mapping, type.isEmpty() ? "oidc" : type, config.get()));
      }
    }
    return found;
  }

  /**
   * The one connector among them that an auth configuration can stand for.
   *
   * @throws Failure when there is none, or more than one
   */
  static ConnectorFile single(List<ConnectorFile> all) {
    List<ConnectorFile> usable = all.stream().filter(ConnectorFile::speaksOpenIdConnect).toList();
    if (usable.isEmpty()) {
      throw ForeignConfiguration.connector(all.get(0).type());
    }
    if (usable.size() > 1) {
      throw new Failure(
          Exit.FAILED,
          "There are %d connectors here (%s); one OpenID Connect provider at a time is possible."
              .formatted(
                  usable.size(),
                  String.join(", ", usable.stream().map(ConnectorFile::displayName).toList())),
          "Give the one that people log in with, alone.");
    }
    return usable.get(0);
  }

  private static boolean isType(String type) {
    return Set.of("oidc", "google", "microsoft", "gitlab").contains(type)
        || OTHER_PROTOCOLS.contains(type.toLowerCase(Locale.ROOT));
  }

  boolean speaksOpenIdConnect() {
    return !OTHER_PROTOCOLS.contains(type.toLowerCase(Locale.ROOT));
  }

  /** What people call it. */
  String displayName() {
    String name = NodeKeys.text(node, "name");
    return name.isBlank() ? NodeKeys.text(node, "id") : name;
  }

  /** The auth configuration that it stands for, in the guide's shape. */
  Optional<RecoveredValues> draft() {
    RecoveredValues found = new RecoveredValues();
    found.put("name", displayName().isBlank() ? type : displayName());
    Map<String, String> others = new LinkedHashMap<>();
    boolean certain = true;
    for (NodeTuple tuple : config.getValue()) {
      String written = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      String fate = fate(written);
      Optional<String> known =
          fate.isEmpty() ? KeySpelling.meant(written).map(ConnectorFile::ours) : Optional.empty();
      if (known.isEmpty()) {
        others.put(written, fate.isEmpty() ? NO_COUNTERPART : fate);
        continue;
      }
      Optional<Object> value = RecoveredValue.of(known.get(), tuple.getValueNode());
      certain &= value.isPresent() && !found.has(known.get());
      value.ifPresent(it -> found.put(known.get(), it));
    }
    if (found.text("issuer").isBlank()) {
      found.put("issuer", issuerOfType());
      if (!found.text("issuer").isEmpty()) {
        others.keySet().removeIf(key -> isPartOfIssuer(key));
      }
      if (type.equalsIgnoreCase("microsoft") && found.text("issuer").isEmpty()) {
        found.note(
            "`issuer` is https://login.microsoftonline.com/TENANT-ID/v2.0, with your tenant.");
      }
    }
    others.forEach(
        (key, fate) -> {
          found.note("`%s` %s".formatted(key, fate));
          found.leaveOut(key);
        });
    return certain && NodeKeys.mappings(config).stream().noneMatch(ConnectorFile::swallows)
        ? Optional.of(found)
        : Optional.empty();
  }

  private static boolean swallows(MappingNode mapping) {
    return mapping.getValue().stream()
        .anyMatch(tuple -> SwallowedMembers.areIn(tuple.getValueNode()));
  }

  /** Whether the issuer of that type is made from that key. */
  private boolean isPartOfIssuer(String key) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "gitlab" -> Spelling.isSameKey(key, "baseURL");
      case "microsoft" -> Spelling.isSameKey(key, "tenant");
      default -> false;
    };
  }

  private static String ours(String key) {
    return key.equals("scopes") ? "additional_scopes" : key;
  }

  private static String fate(String key) {
    return FATES.entrySet().stream()
        .filter(entry -> Spelling.isSameKey(entry.getKey(), key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The issuer of a type that has one of its own; empty where the file has to say it. */
  private String issuerOfType() {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "google" -> "https://accounts.google.com";
      case "gitlab" -> {
        String base = NodeKeys.text(config, "baseURL");
        yield base.isBlank() ? "https://gitlab.com" : base;
      }
      case "microsoft" -> {
        String tenant = NodeKeys.text(config, "tenant");
        boolean one =
            tenant.matches("[\\w.-]+") && !Set.of("common", "organizations").contains(tenant);
        yield one ? "https://login.microsoftonline.com/" + tenant + "/v2.0" : "";
      }
      default -> "";
    };
  }
}
