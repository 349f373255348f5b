package io.pachsh.configuration;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * Configurations of other things that people take for an auth configuration: of logins without
 * OpenID Connect, of Pachyderm's Helm chart, of its identity service.
 */
final class ForeignConfiguration {
  private static final Pattern SAML_DOCUMENT =
      Pattern.compile("(?s)\\s*<.*(?:EntityDescriptor|urn:oasis:names:tc:SAML).*");
  private static final List<String> SAML_KEYS =
      List.of(
          "saml",
          "saml_svc_options",
          "metadata_xml",
          "sso_url",
          "entity_issuer",
          "sso_issuer",
          "acs_url",
          "username_attr",
          "name_id_policy_format");
  private static final List<String> HELM_KEYS =
      List.of("upstreamIDPs", "mockIDP", "pachAuthClusterRoleBindings", "upstreamIDPsSecretName");

  private ForeignConfiguration() {}

  /** What is said instead of an error about form, when the text is such a configuration. */
  static Optional<Failure> refusal(String text, List<MappingNode> mappings) {
    if (SAML_DOCUMENT.matcher(text).matches() || NodeKeys.haveAny(mappings, SAML_KEYS)) {
      return Optional.of(saml());
    }
    if (NodeKeys.haveAny(mappings, HELM_KEYS)) {
      return Optional.of(helm(NodeKeys.haveAny(mappings, List.of("pachAuthClusterRoleBindings"))));
    }
    return Optional.empty();
  }

  /** SAML is another protocol; the same provider usually speaks OpenID Connect as well. */
  static Failure saml() {
    return new Failure(
        Exit.FAILED,
        "This configures SAML, which is not supported: logins go by OpenID Connect.",
        Lines.of(
            "Register an OpenID Connect web app at the same provider (Okta: Applications > Create"
                + " App Integration > OIDC, Web Application) and give its issuer, client id and"
                + " client secret to 'auth set-config'; 'help here-documents' shows the form.",
            "A real cluster can also take SAML as a connector of its identity service: pachctl idp"
                + " create-connector"));
  }

  /** A connector of a type that has no OpenID Connect provider behind it. */
  static Failure connector(String type) {
    if (type.equalsIgnoreCase("saml")) {
      return saml();
    }
    return new Failure(
        Exit.FAILED,
        "This is a connector of the type '%s', which does not speak OpenID Connect; 'auth set-config'"
                .formatted(type)
            + " takes nothing else.",
        Lines.of(
            "Put an OpenID Connect provider such as Keycloak or dex in front of it, and connect"
                + " that.",
            "A real cluster takes this file as a connector of its identity service: pachctl idp"
                + " create-connector --config FILE"));
  }

  private static Failure helm(boolean bindings) {
    return new Failure(
        Exit.FAILED,
        "These are values of Pachyderm's Helm chart that name no identity provider"
            + " (oidc.upstreamIDPs).",
        bindings
            ? "What they say about roles goes to 'access diff FILE'; 'help here-documents' shows an"
                + " auth configuration."
            : "'help here-documents' shows an auth configuration.");
  }
}
