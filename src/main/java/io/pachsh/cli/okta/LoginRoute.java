package io.pachsh.cli.okta;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.provisioning.IdentityAddress;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The way from a cluster to Okta: straight, by an auth configuration that names Okta, or through a
 * connector of the identity service. It decides which redirect URI the app needs, and which command
 * connects the cluster.
 *
 * @param callback where the identity service has providers send browsers back to
 * @param isThroughIdentityService whether people log in through the identity service
 * @param liveVersion the auth configuration's; 0 where none is counted, or none may be known
 * @param connectors those that are there; empty also where they may not be seen
 */
record LoginRoute(
    String callback,
    boolean isThroughIdentityService,
    long liveVersion,
    List<Connector> connectors) {
  private static final String PRESET = "okta";

  LoginRoute {
    connectors = List.copyOf(connectors);
  }

  /** Asks the cluster of the context at hand; what it does not tell counts as not there. */
  static LoginRoute of(Session session) {
    LiveConfiguration live;
    try {
      live = session.caller().configuration().live();
    } catch (RefusedException | Failure e) {
      // Without access control, or without the permission: then whatever is live is replaced.
      return straight(0);
    }
    try {
      return through(identity(session), live);
    } catch (RefusedException | Failure e) {
      return straight(live.version());
    }
  }

  private static LoginRoute straight(long liveVersion) {
    return new LoginRoute(address("", Optional.empty()).callback(), false, liveVersion, List.of());
  }

  private static LoginRoute through(Caller identity, LiveConfiguration live) {
    IdentityAddress address =
        address(identity.identityService().settings().issuer(), live.configuration());
    List<Connector> connectors = identity.connectors().all();
    boolean isUsed =
        live.configuration()
            .map(configured -> configured.client().issuer().equals(address.issuer()))
            .orElse(!connectors.isEmpty());
    // A real pachd makes a connector of the guide's shape, too.
    return new LoginRoute(
        address.callback(), isUsed || !live.isVersioned(), live.version(), connectors);
  }

  private static IdentityAddress address(String issuer, Optional<AuthConfiguration> configuration) {
    return IdentityAddress.of(
        Optional.empty(),
        issuer,
        configuration,
        configuration
            .map(configured -> configured.client().redirectUri())
            .orElse(RedirectRule.LOOPBACK));
  }

  /** An enterprise server's identity service serves the cluster at hand as well. */
  private static Caller identity(Session session) {
    String enterprise = session.enterpriseContextName();
    return enterprise.equals(session.contextName()) ? session.caller() : session.caller(enterprise);
  }

  /** Of the redirect URIs that an app is to have, the one that this cluster's logins use. */
  String used(List<String> redirectUris) {
    return isThroughIdentityService && redirectUris.contains(callback)
        ? callback
        : redirectUris.get(0);
  }

  /** Whether an app that sends browsers back to there is one for a connector. */
  boolean isForConnector(String redirectUri) {
    return redirectUri.equals(callback);
  }

  /**
   * The command that makes a connector to the app, or lets the one to the same org lead to it.
   *
   * @param hasSecret whether the session has the app's secret; else the command asks for it
   */
  String connectorCommand(String issuer, String clientId, boolean hasSecret) {
    String name = connectorId(issuer, clientId);
    return "idp setup "
        + PRESET
        + " --issuer $OKTA_ISSUER --client-id $OKTA_CLIENT_ID"
        + (hasSecret ? " --client-secret $OKTA_CLIENT_SECRET" : "")
        + (name.equals(PRESET) ? "" : " --name " + QuotedWord.word(name));
  }

  /** One that leads to the org already, else a name that is free: no other org is pushed aside. */
  private String connectorId(String issuer, String clientId) {
    List<Connector> toOrg =
        connectors.stream()
            .filter(each -> SecretPlace.value(each, SecretPlace.ISSUER).equals(issuer))
            .toList();
    List<String> taken = connectors.stream().map(Connector::id).toList();
    return toOrg.stream()
        .filter(each -> SecretPlace.value(each, SecretPlace.CLIENT_ID).equals(clientId))
        .findFirst()
        .or(() -> toOrg.stream().findFirst())
        .map(Connector::id)
        .orElseGet(
            () ->
                Stream.concat(
                        Stream.of(PRESET),
                        IntStream.iterate(2, number -> number + 1)
                            .mapToObj(number -> PRESET + "-" + number))
                    .filter(id -> !taken.contains(id))
                    .findFirst()
                    .orElseThrow());
  }

  /**
   * The here-document of the guide's shape.
   *
   * @param context the one that the command has to name, if it must
   */
  List<String> configurationCommand(Optional<String> context) {
    String option = context.map(name -> " --context " + QuotedWord.word(name)).orElse("");
    List<String> lines = new ArrayList<>(List.of("auth set-config" + option + " <<EOF"));
    if (liveVersion > 0) {
      lines.add("live_config_version: " + liveVersion);
    }
    lines.addAll(
        List.of(
            "id_providers:",
            "- name: okta",
            "  description: oidc-based authentication with Okta",
            "  oidc:",
            "    issuer: $OKTA_ISSUER",
            "    client_id: $OKTA_CLIENT_ID",
            "    client_secret: $OKTA_CLIENT_SECRET",
            "    redirect_uri: $OKTA_REDIRECT_URI",
            "    ignore_email_verified: true",
            "EOF"));
    return lines;
  }
}
