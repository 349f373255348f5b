package io.pachsh.configuration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pachsh.access.PastedEndpoint;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.RefusedException;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A draft as a command to paste. The values that were given stay. A value that was never filled in
 * becomes a variable such as {@code $OKTA_ISSUER}, which {@code rehearsal start} sets; so does a
 * real client secret, because what is shown on a screen must not hold one.
 */
final class RepairedCommand {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

  /** What a here-document makes of its text (POSIX, Shell Command Language 2.7.4). */
  private static final Pattern EXPANDED = Pattern.compile("\\\\([\\\\$`])|" + VARIABLE.pattern());

  private static final String EXAMPLE_ISSUER = "https://example.com";

  private final RecoveredValues found;
  private final UnaryOperator<String> shown;
  private final Predicate<String> isSet;
  private final String name;
  private final String prefix;
  private final TreeSet<String> variables = new TreeSet<>();
  private final Map<String, String> samples = new HashMap<>();
  private final List<String> notes;
  private final List<String> body;
  private boolean hidesSecret;

  /** {@code acceptance} says what the screen makes of a text, and which variables are set. */
  RepairedCommand(RecoveredValues found, Acceptance acceptance) {
    this.found = found;
    this.shown = acceptance.shown();
    this.isSet = acceptance.isSet();
    this.notes = new ArrayList<>(found.notes());
    this.name = RecoveredText.name(found.text("name"), found.text("issuer"));
    this.prefix = found.isGuide() ? name.toUpperCase(Locale.ROOT).replace('-', '_') : "OKTA";
    this.body = found.isGuide() ? guide() : pachctl();
  }

  /**
   * Why the command would still be refused once its variables are set; empty when it would not. It
   * is read by whatever reads what people type.
   */
  Optional<String> fault(Acceptance acceptance) {
    if (body.stream().anyMatch(line -> !shown.apply(line).equals(line))) {
      return Optional.of("a secret of this session stands in it, which is not shown");
    }
    try {
      ConfigurationInput input = ConfigurationReader.parsed(SourceText.of(expanded()));
      acceptance.require(input);
      String secret = samples.getOrDefault(secretVariable(), "");
      return hidesSecret && !input.configuration().client().clientSecret().equals(Secret.of(secret))
          ? Optional.of("the client secret holds quotes and backslashes: write them as JSON does")
          : Optional.empty();
    } catch (DamagedTextException e) {
      return Optional.of(e.failure().sentence());
    } catch (Failure e) {
      return Optional.of(e.sentence());
    } catch (RefusedException e) {
      return Optional.of(e.refusal().sentence());
    }
  }

  /** The command with a word about its variables and about what became of the rest. */
  Lines lines(String heading) {
    List<String> command = new ArrayList<>(List.of("auth set-config <<EOF"));
    command.addAll(body);
    command.add("EOF");
    List<String> words = new ArrayList<>();
    List<String> missing = variables.stream().filter(isSet.negate()).toList();
    if (!missing.isEmpty()) {
      words.add(
          "Set first: $"
              + String.join(" $", missing)
              + (prefix.equals("OKTA")
                  ? " ('rehearsal start' sets them for the practice org)"
                  : ""));
    }
    if (hidesSecret) {
      words.add("Your client secret is not shown again: put it into $" + secretVariable());
    }
    words.addAll(notes);
    Lines shown = Lines.of(heading, "").and(Lines.block(command));
    return words.isEmpty() ? shown : shown.and("").and(Lines.of(words));
  }

  private String expanded() {
    String text = String.join("\n", body) + "\n";
    return EXPANDED
        .matcher(text)
        .replaceAll(
            found -> {
              String literal = found.group(1);
              String variable = found.group(2) == null ? found.group(3) : found.group(2);
              return Matcher.quoteReplacement(
                  literal != null ? literal : samples.getOrDefault(variable, "unset"));
            });
  }

  private List<String> guide() {
    String given = RecoveredText.unquoted(found.text("name"));
    if (!name.equals(given) && !given.isEmpty()) {
      notes.add("The name prefixes its users, so `%s` became `%s`.".formatted(given, name));
    }
    List<String> provider = new ArrayList<>(List.of("\"name\": " + literal(name)));
    String description = found.text("description");
    if (!description.isEmpty() || (!name.equals(given) && !given.isEmpty())) {
      provider.add(
          "\"description\": "
              + literal(HiddenCharacter.removedFrom(description.isEmpty() ? given : description)));
    }
    List<String> oidc = client();
    found
        .value("additional_scopes")
        .or(() -> found.value("scopes"))
        .ifPresent(scopes -> oidc.add("\"additional_scopes\": " + literal(scopes)));
    found
        .value("ignore_email_verified")
        .or(() -> found.value("require_email_verified").map(required -> !(Boolean) required))
        .ifPresent(ignored -> oidc.add("\"ignore_email_verified\": " + literal(ignored)));
    for (String key : List.of("localhost_issuer", "user_accessible_issuer_host")) {
      if (found.has(key)) {
        notes.add("Left out: `%s`, which only the pachctl 2.x shape knows.".formatted(key));
      }
    }
    List<String> lines = new ArrayList<>(List.of("{"));
    found
        .value("live_config_version")
        .ifPresent(version -> lines.add("  \"live_config_version\": " + version + ","));
    lines.add("  \"id_providers\": [{");
    provider.forEach(line -> lines.add("    " + line + ","));
    lines.add("    \"oidc\": {");
    lines.addAll(listed(oidc, "      "));
    lines.addAll(List.of("    }", "  }]", "}"));
    return lines;
  }

  private List<String> pachctl() {
    List<String> all = new ArrayList<>();
    found
        .value("live_config_version")
        .ifPresent(version -> all.add("\"live_config_version\": " + version));
    all.addAll(client());
    for (String key : List.of("scopes", "require_email_verified", "localhost_issuer")) {
      found.value(key).ifPresent(value -> all.add("\"" + key + "\": " + literal(value)));
    }
    String host = RecoveredText.address(found.text("user_accessible_issuer_host"), "http://");
    if (!host.isEmpty()) {
      all.add("\"user_accessible_issuer_host\": " + literal(host));
    }
    List<String> lines = new ArrayList<>(List.of("{"));
    lines.addAll(listed(all, "  "));
    lines.add("}");
    return lines;
  }

  private static List<String> listed(List<String> entries, String indent) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      lines.add(indent + entries.get(i) + (i + 1 < entries.size() ? "," : ""));
    }
    return lines;
  }

  private List<String> client() {
    List<String> lines = new ArrayList<>();
    for (String key : RecoveredValues.CLIENT) {
      if (!key.equals("client_secret")) {
        lines.add("\"%s\": %s".formatted(key, value(key)));
      } else if (found.has(key)) {
        lines.add("\"client_secret\": " + secret());
      } else if (!found.secretsLeftOut().isEmpty()) {
        notes.add(
            "There is no client_secret. If `%s` holds it, write it as `client_secret`."
                .formatted(String.join("`, `", found.secretsLeftOut())));
      } else {
        notes.add("There is no client_secret, which is right for a public client alone.");
      }
    }
    return lines;
  }

  /** A given value as it has to be written, or a variable in its place. */
  private String value(String key) {
    String given = RecoveredText.unquoted(found.text(key));
    Matcher variable = VARIABLE.matcher(given);
    if (variable.matches()) {
      return variable(variable.group(1) == null ? variable.group(2) : variable.group(1), key);
    }
    String unset = prefix + "_" + key.toUpperCase(Locale.ROOT);
    if (Placeholder.isIn(given)) {
      return variable(unset, key);
    }
    String meant =
        switch (key) {
          case "issuer" -> issuer(given);
          case "redirect_uri" -> RecoveredText.address(given, "http://");
          default -> RecoveredText.plain(given);
        };
    Optional<String> fault =
        switch (key) {
          case "issuer" -> IssuerUrl.fault(meant);
          case "redirect_uri" -> IssuerUrl.webFault(meant);
          default -> Optional.empty();
        };
    if (fault.isPresent()) {
      notes.add("`%s` %s: `%s`".formatted(key, fault.get(), meant));
      return variable(unset, key);
    }
    String literal = literal(meant);
    return shown.apply(literal).equals(literal) ? literal : variable(unset, key);
  }

  private String issuer(String given) {
    String address = RecoveredText.address(given, "https://");
    Optional<String> stripped = PastedEndpoint.in(address).map(PastedEndpoint::issuer);
    stripped.ifPresent(
        it -> notes.add("`issuer` was the address of an endpoint; the issuer stands before it."));
    return stripped.orElse(address);
  }

  private String secret() {
    String given = RecoveredText.unquoted(found.text("client_secret"));
    if (given.equals(Secret.MASK)) {
      return literal(given);
    }
    Matcher variable = VARIABLE.matcher(given);
    if (variable.matches()) {
      return variable(
          variable.group(1) == null ? variable.group(2) : variable.group(1), "client_secret");
    }
    if (Placeholder.isSecret(given)) {
      return variable(secretVariable(), "client_secret");
    }
    hidesSecret = true;
    samples.put(secretVariable(), given);
    boolean single = (given.contains("\"") || given.contains("\\")) && !given.contains("'");
    return single ? "'$" + secretVariable() + "'" : "\"$" + secretVariable() + "\"";
  }

  private String secretVariable() {
    return prefix + "_CLIENT_SECRET";
  }

  /** A variable in the place of a value, with what it may be set to. */
  private String variable(String variable, String key) {
    variables.add(variable);
    samples.put(
        variable,
        switch (key) {
          case "issuer" -> EXAMPLE_ISSUER;
          case "redirect_uri" -> RedirectRule.LOOPBACK;
          default -> "value-of-" + key;
        });
    return "\"$" + variable + "\"";
  }

  /** As JSON writes it, and as it has to be written in a here-document, which expands variables. */
  private static String literal(Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(RepairedCommand::literal).toList()) + "]";
    }
    if (!(value instanceof String text)) {
      return value.toString();
    }
    String json = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    return json.replace("\\", "\\\\").replace("$", "\\$").replace("`", "\\`");
  }
}
