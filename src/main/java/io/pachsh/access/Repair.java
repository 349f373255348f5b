package io.pachsh.access;

import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A damaged configuration put together again from its pairs, as a command to paste. The values that
 * were given stay. A value that was never filled in becomes a variable such as {@code
 * $OKTA_ISSUER}, which {@code rehearsal start} sets; so does a real client secret, because what is
 * shown on a screen must not hold one.
 */
final class Repair {
  private static final List<String> CLIENT =
      List.of("issuer", "client_id", "client_secret", "redirect_uri");

  private final Map<String, String> values;
  private final String prefix;
  private final TreeSet<String> variables = new TreeSet<>();
  private boolean hidesSecret;

  private Repair(LooseText text) {
    this.values = text.values();
    String name = bare(values.getOrDefault("name", "\"okta\""));
    this.prefix =
        name.matches("[A-Za-z][\\w-]*") ? name.toUpperCase(Locale.ROOT).replace('-', '_') : "OKTA";
  }

  /** The repaired text with a word about its variables; empty when too little is recognised. */
  static Optional<String> of(String text) {
    return LooseText.of(text)
        .filter(loose -> CLIENT.stream().anyMatch(loose.values()::containsKey))
        .filter(loose -> CLIENT.stream().map(loose.values()::get).noneMatch(Repair::isNoText))
        .map(loose -> new Repair(loose).command(loose.leftOut()));
  }

  /** Whether a value begins a list or an object: then nobody knows which text was meant. */
  private static boolean isNoText(@Nullable String json) {
    return json != null && bare(json).matches("(?s)\\s*[\\[{].*");
  }

  private String command(List<String> leftOut) {
    String body = isGuide() ? guide() : pachctl();
    StringBuilder out = new StringBuilder("Repaired, ready to paste:\n\nauth set-config <<EOF\n");
    out.append(body).append("EOF\n");
    if (!variables.isEmpty()) {
      String names = "$" + String.join(" $", variables);
      out.append("\nSet first: ").append(names);
      out.append(
          prefix.equals("OKTA") ? " ('rehearsal start' sets them for the practice org)" : "");
    }
    if (hidesSecret) {
      out.append("\nYour client secret is not shown again: put it into $")
          .append(prefix)
          .append("_CLIENT_SECRET");
    }
    if (!leftOut.isEmpty()) {
      out.append("\nLeft out, because nobody knows it: ").append(String.join(", ", leftOut));
    }
    return out.toString().stripTrailing();
  }

  private boolean isGuide() {
    return List.of(
            "id_providers",
            "name",
            "description",
            "oidc",
            "additional_scopes",
            "ignore_email_verified")
        .stream()
        .anyMatch(values::containsKey);
  }

  private String guide() {
    List<String> oidc = client();
    copy(oidc, "additional_scopes", "scopes");
    copy(oidc, "ignore_email_verified");
    List<String> provider = new ArrayList<>();
    provider.add("\"name\": " + escaped(values.getOrDefault("name", "\"okta\"")));
    copy(provider, "description");
    List<String> version = new ArrayList<>();
    copy(version, "live_config_version");
    return "{\n"
        + (version.isEmpty() ? "" : "  " + version.get(0) + ",\n")
        + "  \"id_providers\": [{\n    "
        + String.join(",\n    ", provider)
        + ",\n    \"oidc\": {\n      "
        + String.join(",\n      ", oidc)
        + "\n    }\n  }]\n}\n";
  }

  private String pachctl() {
    List<String> all = new ArrayList<>();
    copy(all, "live_config_version");
    all.addAll(client());
    for (String key :
        List.of(
            "scopes",
            "require_email_verified",
            "localhost_issuer",
            "user_accessible_issuer_host")) {
      copy(all, key);
    }
    return "{\n  " + String.join(",\n  ", all) + "\n}\n";
  }

  private List<String> client() {
    List<String> lines = new ArrayList<>();
    for (String key : CLIENT) {
      String given = bare(values.getOrDefault(key, "\"\""));
      boolean secret = key.equals("client_secret");
      boolean variable = given.matches("\\$\\{?[A-Za-z_]\\w*}?");
      boolean keep = secret ? given.equals(Secret.MASK) : !Placeholder.isIn(given);
      if (variable || keep) {
        String literal = values.getOrDefault(key, "\"\"");
        String text = literal.startsWith("\"") ? literal : '"' + literal + '"';
        lines.add('"' + key + "\": " + (variable ? text : escaped(text)));
        continue;
      }
      String name = prefix + "_" + key.toUpperCase(Locale.ROOT);
      if (secret && !Placeholder.isSecret(given)) {
        hidesSecret = true;
      } else {
        variables.add(name);
      }
      lines.add("\"%s\": \"$%s\"".formatted(key, name));
    }
    return lines;
  }

  /** Copies the first of the keys that is there, under the first one's name. */
  private void copy(List<String> lines, String... keys) {
    for (String key : keys) {
      String value = values.get(key);
      if (value != null) {
        lines.add('"' + keys[0] + "\": " + escaped(unquotedWhereNotText(key, value)));
        return;
      }
    }
  }

  private static String unquotedWhereNotText(String key, String value) {
    if (key.equals("description") || key.equals("user_accessible_issuer_host")) {
      return value;
    }
    String bare = bare(value);
    if (bare.matches("(?i)true|yes|on")) {
      return "true";
    } else if (bare.matches("(?i)false|no|off")) {
      return "false";
    }
    return bare.matches("\\d+") ? bare : value;
  }

  /** As it has to be written in a here-document, where variables are expanded. */
  private static String escaped(String json) {
    return json.replace("\\", "\\\\").replace("$", "\\$").replace("`", "\\`");
  }

  private static String bare(String json) {
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }
}
