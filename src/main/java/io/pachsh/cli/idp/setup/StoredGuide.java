package io.pachsh.cli.idp.setup;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.provisioning.GuideTranslation;
import io.pachsh.provisioning.Provisioning;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;

/** What a cluster has, in the guide's shape. */
public record StoredGuide(Provisioning provisioning) {
  /** What the cluster at hand has, with the identity service that belongs to it. */
  public static StoredGuide of(Session session) {
    return new StoredGuide(new IdentityCluster(session).provisioning());
  }

  /** The view of the connector of that name; empty when there is none, or no configuration. */
  Optional<GuideTranslation.View> named(String name) {
    Optional<AuthConfiguration> configuration = provisioning.configuration();
    return configuration.flatMap(
        live ->
            provisioning
                .connector(name)
                .filter(GuideTranslation::isPossible)
                .map(connector -> GuideTranslation.view(connector, live)));
  }

  /**
   * The view of the only connector, or of the one that is named.
   *
   * @throws Failure when there is none, or more than one and none is named
   */
  public GuideTranslation.View view(Optional<String> name) {
    AuthConfiguration live =
        provisioning
            .configuration()
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "Nothing is configured, so there is nothing to show in the guide's shape.",
                        "'auth set-config' or 'idp setup' connects a provider."));
    List<ConnectorDraft> all = provisioning.connectors();
    List<ConnectorDraft> meant =
        all.stream().filter(it -> name.isEmpty() || it.id().equals(name.get())).toList();
    List<String> ids = all.stream().map(ConnectorDraft::id).toList();
    if (meant.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          name.map(id -> "The identity service has no connector '" + id + "'.")
              .orElse("The identity service has no connector, so there is no provider to show."),
          ids.isEmpty() ? "'idp setup' makes one." : "It has " + String.join(", ", ids) + ".");
    }
    if (meant.size() > 1) {
      throw new Failure(
          Exit.FAILED,
          "The identity service has %d connectors, and the guide's shape holds one: %s."
              .formatted(all.size(), String.join(", ", ids)),
          "Say which: auth get-config --guide --connector " + QuotedWord.word(ids.get(0)));
    }
    ConnectorDraft connector = meant.get(0);
    if (!GuideTranslation.isPossible(connector)) {
      throw new Failure(
          Exit.FAILED,
          "The connector '%s' is of the type %s, and the guide's shape is for oidc alone."
              .formatted(connector.id(), connector.type()),
          "'idp get-connector %s' shows it.".formatted(QuotedWord.within(connector.id())));
    }
    return GuideTranslation.view(connector, live);
  }
}
