package io.pachsh.cli.okta;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.failure.Failure;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OktaSecret;
import io.pachsh.okta.registration.Progression;
import io.pachsh.okta.registration.Registration;
import io.pachsh.okta.registration.RegistrationPlan;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The app that Pachyderm is at Okta: the four values that a cluster needs.
 *
 * @param secret empty where Okta does not show it
 */
record RegisteredApp(String issuer, OktaApp app, Optional<Secret> secret, String redirectUri) {
  static RegisteredApp of(OktaOrg org, Progression done, Registration wanted) {
    OktaApp app = done.app().orElseThrow();
    String issuer =
        wanted
            .authorizationServer()
            .map(name -> org.servers().get(name).issuer())
            .orElseGet(org::issuer);
    Optional<Secret> secret =
        done.secret()
            .filter(shown -> !shown.isEmpty())
            .or(
                () ->
                    org.secrets().of(app).stream()
                        .filter(OktaSecret::active)
                        .flatMap(each -> each.value().stream())
                        .findFirst());
    return new RegisteredApp(issuer, app, secret, wanted.redirectUris().get(0));
  }

  /** As {@code rehearsal start} does. */
  void setVariables(Session session) {
    secret.ifPresent(session.secrets()::learn);
    session.variables().set("OKTA_ISSUER", issuer);
    session.variables().set("OKTA_CLIENT_ID", app.clientId());
    secret.ifPresent(it -> session.variables().set("OKTA_CLIENT_SECRET", it.reveal()));
    session.variables().set("OKTA_REDIRECT_URI", redirectUri);
  }

  Answer answer(RegistrationPlan plan, Progression done, Session session) {
    List<String> lines = new ArrayList<>();
    if (plan.changes().isEmpty()) {
      lines.add("The app '" + app.label() + "' is registered already; nothing was changed.");
    } else {
      lines.add("Done at Okta:");
      plan.changes().forEach(line -> lines.add("  " + line));
    }
    lines.addAll(done.byHand());
    lines.add(
        secret.isPresent()
            ? "OKTA_ISSUER, OKTA_CLIENT_ID, OKTA_CLIENT_SECRET and OKTA_REDIRECT_URI are set."
            : "OKTA_ISSUER, OKTA_CLIENT_ID and OKTA_REDIRECT_URI are set. Okta does not show the"
                + " secret of this app again: 'okta rotate-secret' makes another.");
    lines.add("Connect the cluster with them:");
    lines.add("");
    lines.addAll(configuration(session));
    return new Answer.One(
        Fields.of("client_id", app.clientId())
            .with("name", app.label())
            .with("issuer", issuer)
            .with("redirect_uri", redirectUri)
            .with("changes", plan.changes())
            .with("by_hand", done.byHand()),
        lines,
        true);
  }

  /** The here-document of the guide's shape, with the version that is live, if one may know it. */
  private static List<String> configuration(Session session) {
    List<String> lines = new ArrayList<>(List.of("auth set-config <<EOF"));
    long version = liveVersion(session);
    if (version > 0) {
      lines.add("live_config_version: " + version);
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

  private static long liveVersion(Session session) {
    try {
      LiveConfiguration live = session.caller().configuration().live();
      return live.version();
    } catch (RefusedException | Failure e) {
      // Without access control, or without the permission: then whatever is live is replaced.
      return 0;
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return app.toString();
  }
}
