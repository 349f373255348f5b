package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.embedded.change.ContentChanged;
import io.pachsh.embedded.change.ContentChanged.Cause;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.state.ClientEdit;
import io.pachsh.embedded.state.ConnectorEdit;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.Identities;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.SettingsEdit;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A change of what is stored about the identity service, after pachd's checks in pachd's order. */
record IdentityRequest(Gate gate, Identifiers ids) {
  /** The kinds of connector that the identity service of pachd knows. */
  private static final Set<String> TYPES =
      Set.of(
          "oidc",
          "oauth",
          "saml",
          "samlExperimental",
          "ldap",
          "github",
          "gitlab",
          "gitea",
          "google",
          "microsoft",
          "linkedin",
          "bitbucket-cloud",
          "openshift",
          "keystone",
          "atlassian-crowd",
          "authproxy",
          "mockCallback",
          "mockPassword");

  static <T> T make(CallerOperations operations, Function<IdentityRequest, Proposal<T>> decide) {
    return operations.change(
        false, gate -> decide.apply(new IdentityRequest(gate, operations.ids())));
  }

  Proposal<Boolean> set(IdentitySettings settings) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_SET_CONFIG);
    return changed(caller, new SettingsEdit(settings), true);
  }

  Proposal<Boolean> create(Connector wanted) {
    Connector connector = creatable(wanted);
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_CREATE_IDP);
    if (stored().connector(connector.id()).isPresent()) {
      throw new RefusedException(new Refusal.TakenId());
    }
    return changed(caller, ConnectorEdit.of(connector), true);
  }

  /** The connector, if it is whole; whether its id is taken pachd looks at last. */
  Connector creatable(Connector connector) {
    gate.permitted(Permission.CLUSTER_IDENTITY_CREATE_IDP);
    require(!connector.id().isEmpty(), "no id specified");
    require(!connector.type().isEmpty(), "no type specified");
    require(!connector.name().isEmpty(), "no name specified");
    require(!connector.configuration().isEmpty(), "no configs are defined");
    requireUsable(connector);
    return connector;
  }

  Proposal<Boolean> update(Connector wanted) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_UPDATE_IDP);
    return changed(caller, ConnectorEdit.of(updated(wanted)), true);
  }

  /** What an update makes of the connector. */
  Connector updated(Connector wanted) {
    gate.permitted(Permission.CLUSTER_IDENTITY_UPDATE_IDP);
    Connector old = stored().connector(wanted.id()).orElseThrow(() -> invalid("not found"));
    require(
        wanted.version() == old.version() + 1,
        "new config version is %d, expected %d".formatted(wanted.version(), old.version() + 1));
    Connector next =
        new Connector(
            old.id(),
            either(wanted.name(), old.name()),
            either(wanted.type(), old.type()),
            wanted.version(),
            wanted.configuration().isEmpty() ? old.configuration() : wanted.configuration());
    requireUsable(next);
    return next;
  }

  Proposal<Boolean> deleteConnector(String id) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_DELETE_IDP);
    require(stored().connector(id).isPresent(), "not found");
    return changed(caller, new ConnectorEdit(id, Optional.empty()), true);
  }

  Proposal<IdentityClient> create(IdentityClient client) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_CREATE_OIDC_CLIENT);
    require(!client.name().isEmpty(), "no client name specified");
    require(!client.id().isEmpty(), "no client id specified");
    if (stored().client(client.id()).isPresent()) {
      throw new RefusedException(new Refusal.TakenId());
    }
    Secret secret = client.secret().isEmpty() ? ids.clientSecret() : client.secret();
    IdentityClient made =
        new IdentityClient(
            client.id(), client.name(), secret, client.redirectUris(), client.trustedPeers());
    return changed(caller, ClientEdit.of(made), made);
  }

  Proposal<Boolean> update(IdentityClient wanted) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_UPDATE_OIDC_CLIENT);
    require(!wanted.id().isEmpty(), "update client: no client ID supplied");
    IdentityClient old = known(wanted.id());
    IdentityClient next =
        new IdentityClient(
            old.id(),
            either(wanted.name(), old.name()),
            old.secret(),
            either(wanted.redirectUris(), old.redirectUris()),
            either(wanted.trustedPeers(), old.trustedPeers()));
    return changed(caller, ClientEdit.of(next), true);
  }

  Proposal<Boolean> deleteClient(String id) {
    Principal caller = gate.permitted(Permission.CLUSTER_IDENTITY_DELETE_OIDC_CLIENT);
    known(id);
    return changed(caller, new ClientEdit(id, Optional.empty()), true);
  }

  Proposal<Boolean> deleteAll() {
    Principal caller = gate.permitted(Permission.CLUSTER_DELETE_ALL);
    List<Edit> edits = stored().clearing();
    return edits.isEmpty()
        ? Proposal.nothing(false)
        : Proposal.of(new ContentChanged(ids.stamp(caller), Cause.IDENTITY, edits), true);
  }

  private <T> Proposal<T> changed(Principal caller, Edit edit, T answer) {
    return edit.back(gate.state()).equals(edit)
        ? Proposal.nothing(answer)
        : Proposal.of(new ContentChanged(ids.stamp(caller), Cause.IDENTITY, List.of(edit)), answer);
  }

  private Identities stored() {
    return gate.state().identities();
  }

  private IdentityClient known(String id) {
    return stored()
        .client(id)
        .orElseThrow(() -> invalid("unable to find OIDC client with id \"" + id + "\""));
  }

  private static void requireUsable(Connector connector) {
    require(
        TYPES.contains(connector.type()), "unknown connector type \"" + connector.type() + "\"");
    // Why not would quote the text, which holds secrets.
    require(
        JsonObject.isObject(connector.configuration().reveal()),
        "unable to deserialize JSON: it is not one JSON object");
    Optional<String> mistyped = new ConnectorFieldTypes(connector).mistyped();
    require(mistyped.isEmpty(), "unable to deserialize JSON: " + mistyped.orElse(""));
    Optional<String> lack = new ConnectorFields(connector).lack();
    require(lack.isEmpty(), "unable to open connector: " + lack.orElse(""));
  }

  private static String either(String wanted, String old) {
    return wanted.isEmpty() ? old : wanted;
  }

  private static List<String> either(List<String> wanted, List<String> old) {
    return wanted.isEmpty() ? old : wanted;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw invalid(otherwise);
    }
  }

  private static RefusedException invalid(String sentence) {
    return new RefusedException(new Refusal.Invalid(sentence));
  }
}
