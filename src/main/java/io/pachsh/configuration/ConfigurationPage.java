package io.pachsh.configuration;

import static java.util.Objects.requireNonNull;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.outside.Sanitiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An auth configuration as a text for a person's editor, in the shape it was given: YAML with what
 * each key means above it, those that are not set as comments. The secret is dots.
 */
public final class ConfigurationPage {
  /** What a key means, and how it could be set where it is not. */
  private record Meaning(String sentence, String example) {}

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          meaning(
              "live_config_version",
              "The version that this was made of; it goes up by itself.",
              ""),
          meaning("name", "It prefixes the provider's people and groups, as in okta:EMAIL.", ""),
          meaning("description", "For people alone.", "\"\""),
          meaning("issuer", "The issuer, letter by letter as the provider publishes it.", ""),
          meaning("client_id", "The app's client id at the provider.", ""),
          meaning(
              "client_secret",
              "The app's secret. ••• keeps the stored one while issuer and client id stay.",
              "\"\""),
          meaning("redirect_uri", "Where browsers come back to, as it is registered there.", ""),
          meaning("additional_scopes", "Scopes beside openid, profile and email.", "[groups]"),
          meaning("scopes", "The scopes that logins ask for.", "[openid, profile, email]"),
          meaning(
              "ignore_email_verified",
              "Let people in whose address the provider does not call verified.",
              "true"),
          meaning(
              "require_email_verified",
              "Let nobody in whose address the provider does not call verified.",
              "true"),
          meaning(
              "localhost_issuer", "Ask the identity service beside pachd for the issuer.", "true"),
          meaning(
              "user_accessible_issuer_host",
              "Scheme and host that browsers are sent to in the place of the issuer's.",
              "http://localhost:30658"));

  private ConfigurationPage() {}

  private static Map.Entry<String, Meaning> meaning(String key, String sentence, String example) {
    return Map.entry(key, new Meaning(sentence, example));
  }

  /**
   * The page.
   *
   * @param context whose configuration it is
   * @param version the live version; 0 where none is counted
   */
  public static String of(AuthConfiguration configuration, long version, String context) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# The auth configuration of '%s'. What is saved here is checked, and then in force."
            .formatted(Sanitiser.line(context)));
    lines.add("# Saved without a change, or empty, nothing happens.");
    Map<String, Object> document = ConfigurationWriter.document(configuration, version, false);
    if (configuration instanceof AuthConfiguration.Guide) {
      guide(document, lines);
    } else {
      keys(KnownKeys.PACHCTL, document, "", version > 0, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static void guide(Map<String, Object> document, List<String> lines) {
    if (document.containsKey("live_config_version")) {
      key("live_config_version", document, "", lines);
    }
    Map<?, ?> provider = (Map<?, ?>) requireNonNull((List<?>) document.get("id_providers")).get(0);
    lines.add("id_providers:");
    int name = lines.size() + 1;
    key("name", provider, "", lines);
    lines.set(name, "- " + lines.get(name));
    key("description", provider, "  ", lines);
    lines.add("  oidc:");
    keys(KnownKeys.OIDC, (Map<?, ?>) requireNonNull(provider.get("oidc")), "    ", true, lines);
  }

  private static void keys(
      KnownKeys place, Map<?, ?> values, String indent, boolean versioned, List<String> lines) {
    for (String key : place.keys()) {
      if (versioned || !key.equals("live_config_version")) {
        key(key, values, indent, lines);
      }
    }
  }

  private static void key(String key, Map<?, ?> values, String indent, List<String> lines) {
    Meaning meaning = requireNonNull(MEANINGS.get(key));
    Object value = values.get(key);
    lines.add(indent + "# " + meaning.sentence());
    lines.addAll(
        value == null
            ? List.of(indent + "# " + key + ": " + meaning.example())
            : EditorPage.entry(key, value, indent));
  }
}
