package io.pachsh.identity;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityStorage;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.UserAuthentication;
import io.pachsh.oidc.FederatedLogins;
import io.pachsh.oidc.UpstreamLogin;
import java.util.List;
import java.util.Optional;

/**
 * Lets the providers behind connectors sign people in: the only one at once, one of several by the
 * person's choice. A connector is opened when it is chosen, so that a broken one stops nobody else.
 *
 * @param callback where providers send browsers back to
 */
record Broker(IdentityStorage storage, FederatedLogins logins, OpenSignIns open, String callback)
    implements UserAuthentication {
  /** Which connector the person chose; called so by dex as well. */
  static final String CHOICE = "connector_id";

  /** The person sends the browser back with nothing. */
  static final String GIVES_UP = "give_up";

  @Override
  public Step step(AuthorizeRequest wish, Request http) {
    if (http.query(GIVES_UP).isPresent()) {
      return new Step.Denied("access_denied", "The sign-in was given up in the browser.");
    }
    List<Connector> connectors = storage.connectors();
    if (connectors.isEmpty()) {
      return new Step.Shown(Response.html(200, Pages.noConnector(http.query())));
    }
    Optional<String> choice = http.query(CHOICE);
    if (choice.isEmpty() && connectors.size() > 1) {
      return new Step.Shown(Response.html(200, Pages.chooser(connectors, http.query())));
    }
    Optional<Connector> chosen =
        choice.isEmpty()
            ? Optional.of(connectors.get(0))
            : connectors.stream().filter(it -> it.id().equals(choice.get())).findFirst();
    return chosen
        .map(connector -> through(connector, wish, http))
        .orElseGet(() -> new Step.Shown(Response.html(404, Pages.unknownConnector(http.query()))));
  }

  private Step through(Connector connector, AuthorizeRequest wish, Request http) {
    try {
      return login(connector).step(wish, http, callback);
    } catch (ConnectorException e) {
      ConnectorProblem problem = new ConnectorProblem(connector, e.problem());
      return storage.connectors().size() > 1
          ? new Step.Shown(Response.html(502, Pages.failed(problem, http.query())))
          : new Step.Denied(problem.error("server_error"), problem.description());
    }
  }

  private ConnectorLogin login(Connector connector) {
    ConnectorSettings settings = ConnectorSettings.parse(connector.configuration());
    return switch (connector.type()) {
      case "oidc", "google" -> new ProviderConnector(connector, settings, logins, open);
      case "mockPassword" -> new MockPassword(connector, settings);
      case "mockCallback" ->
          (wish, http, unused) ->
              new Step.SignedIn(MockPassword.kilgore(connector, List.of("authors")));
      default ->
          throw new ConnectorException(
              "Only a real pachd can sign people in through a connector of type '%s'."
                      .formatted(connector.type())
                  + " This identity service keeps it, and knows oidc, google and the mock ones.",
              "Ask for another way to sign in. Or change its type");
    };
  }

  /** Goes on with somebody who has come back from a provider. */
  Step back(OpenSignIns.SignIn signIn, Request http) {
    Connector connector = signIn.connector();
    try {
      UpstreamLogin.Outcome outcome = signIn.login().judge(http);
      if (outcome instanceof UpstreamLogin.Outcome.Failed failed) {
        throw new ConnectorException(failed.problem());
      }
      UpstreamLogin.Outcome.SignedIn signedIn = (UpstreamLogin.Outcome.SignedIn) outcome;
      ConnectorSettings settings = ConnectorSettings.parse(connector.configuration());
      return new Step.SignedIn(
          new PersonClaims(connector, settings).person(signedIn.claims()),
          signedIn.authenticated());
    } catch (ConnectorException e) {
      ConnectorProblem problem = new ConnectorProblem(connector, e.problem());
      return new Step.Denied(problem.error("access_denied"), problem.description());
    }
  }
}
