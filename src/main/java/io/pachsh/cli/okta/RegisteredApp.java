package io.pachsh.cli.okta;

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
  /** So far indented, a command is not broken where the screen is narrow. */
  private static final String WHOLE_LINE = " ".repeat(4);

  static RegisteredApp of(OktaOrg org, Progression done, Registration wanted, LoginRoute route) {
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
    return new RegisteredApp(issuer, app, secret, route.used(wanted.redirectUris()));
  }

  /** As {@code rehearsal start} does. */
  void setVariables(Session session) {
    secret.ifPresent(session.secrets()::learn);
    session.variables().set("OKTA_ISSUER", issuer);
    session.variables().set("OKTA_CLIENT_ID", app.clientId());
    secret.ifPresent(it -> session.variables().set("OKTA_CLIENT_SECRET", it.reveal()));
    session.variables().set("OKTA_REDIRECT_URI", redirectUri);
  }

  /** What was done, and the command that connects the cluster as its logins go. */
  Answer answer(RegistrationPlan plan, Progression done, LoginRoute route, Session session) {
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
    int text = lines.size();
    boolean isDocument = !route.isForConnector(redirectUri);
    if (isDocument) {
      lines.addAll(route.configurationCommand(session.contextToName(true)));
    } else {
      lines.add(WHOLE_LINE + route.connectorCommand(issuer, app.clientId(), secret.isPresent()));
    }
    return new Answer.One(
        Fields.of("client_id", app.clientId())
            .with("name", app.label())
            .with("issuer", issuer)
            .with("redirect_uri", redirectUri)
            .with("changes", plan.changes())
            .with("by_hand", done.byHand()),
        lines,
        isDocument ? text : lines.size());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return app.toString();
  }
}
