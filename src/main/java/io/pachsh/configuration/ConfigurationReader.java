package io.pachsh.configuration;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.document.DamagedTextException;
import io.pachsh.document.SourceText;
import io.pachsh.document.YamlText;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads an auth configuration that a person wrote, in YAML 1.2 or JSON, in the guide's shape or in
 * pachctl 2.x's; the keys tell which. What is wrong is answered with its line and column, a caret
 * below it and, where the form is damaged, the whole text repaired.
 */
public final class ConfigurationReader {
  private static final Pattern PROVIDER_NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> GUIDE_KEYS =
      Set.of("id_providers", "name", "description", "oidc");

  private ConfigurationReader() {}

  /**
   * Reads a text without a cluster that would have to take it.
   *
   * @throws Failure with {@code Exit.FAILED}, for what is wrong is the content and not the command
   *     line; no secret is quoted
   */
  public static ConfigurationInput read(String text) {
    return read(text, Acceptance.UNKNOWN);
  }

  /**
   * Reads a text that a cluster is to take. A repaired text is offered with its failure, and called
   * ready when it passes that cluster's acceptance.
   *
   * @throws Failure as above; what is read was not put to the acceptance
   */
  public static ConfigurationInput read(String text, Acceptance acceptance) {
    SourceText source = SourceText.of(text);
    try {
      return parsed(source);
    } catch (DamagedTextException e) {
      throw Repair.of(source, e, acceptance);
    }
  }

  /**
   * Reads a text that somebody is still writing, and proposes no other when it is wrong.
   *
   * @throws Failure as above
   */
  public static ConfigurationInput edited(String text) {
    try {
      return parsed(SourceText.of(text));
    } catch (DamagedTextException e) {
      throw e.failure();
    }
  }

  /** Reads a text and proposes nothing when it is wrong. */
  static ConfigurationInput parsed(SourceText source) {
    Node root = YamlText.root(source);
    List<String> notes = new ArrayList<>();
    boolean guide = isGuide(root);
    Section top = new Section(source, root, guide ? KnownKeys.GUIDE : KnownKeys.PACHCTL);
    long version = top.number("live_config_version");
    AuthConfiguration configuration = guide ? guide(source, top, notes) : pachctl(top, notes);
    return new ConfigurationInput(configuration, version, notes);
  }

  private static boolean isGuide(Node root) {
    if (root instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key
            && GUIDE_KEYS.stream().anyMatch(known -> Spelling.isSameKey(key.getValue(), known))) {
          return true;
        }
      }
      return false;
    }
    return root instanceof SequenceNode;
  }

  private static AuthConfiguration guide(SourceText source, Section top, List<String> notes) {
    top.require("id_providers");
    if (!(top.node("id_providers") instanceof SequenceNode providers)) {
      throw top.failure(
          "id_providers", "`id_providers` must be a list", "put `[` and `]` around it");
    }
    if (providers.getValue().size() != 1) {
      throw top.wrong(
          "id_providers",
          "`id_providers` lists %d providers".formatted(providers.getValue().size()),
          "One OpenID Connect provider at a time is possible.");
    }
    Section provider = new Section(source, providers.getValue().get(0), KnownKeys.PROVIDER);
    provider.require("name", "oidc");
    String name = provider.text("name");
    requireName(provider, name);
    Section oidc = provider.section("oidc", KnownKeys.OIDC);
    return new AuthConfiguration.Guide(
        name,
        provider.text("description"),
        new ClientReader(oidc).client(notes),
        oidc.texts("additional_scopes"),
        oidc.flag("ignore_email_verified"));
  }

  private static void requireName(Section provider, String name) {
    if (!PROVIDER_NAME.matcher(name).matches()) {
      throw provider.wrong(
          "name",
          "a provider's name is lower-case letters, digits and hyphens, and begins with a letter",
          "It prefixes its users: with \"name\": \"okta\" they are okta:NAME@EXAMPLE.COM.");
    }
    if (AuthConfiguration.Guide.RESERVED_NAMES.contains(name)) {
      throw provider.wrong(
          "name",
          "`%s` cannot name a provider: it prefixes other principals".formatted(name),
          "Choose another, such as okta.");
    }
  }

  private static AuthConfiguration pachctl(Section top, List<String> notes) {
    OidcClient client = new ClientReader(top).client(notes);
    String host = top.text("user_accessible_issuer_host");
    if (!host.isEmpty()) {
      IssuerUrl.webFault(host)
          .ifPresent(
              fault -> {
                throw top.wrong(
                    "user_accessible_issuer_host",
                    "`user_accessible_issuer_host` " + fault,
                    "It is a scheme and a host, such as http://localhost:30658");
              });
    }
    return new AuthConfiguration.Pachctl(
        client,
        top.texts("scopes"),
        top.flag("require_email_verified"),
        top.flag("localhost_issuer"),
        host);
  }
}
