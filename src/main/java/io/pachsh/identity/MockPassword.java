package io.pachsh.identity;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.SignedInUser;
import io.pachsh.issuer.UserAuthentication.Step;
import io.pachsh.secret.Secret;
import java.util.List;

/** Asks for the one user name and password that a connector for tests has in its configuration. */
record MockPassword(Connector connector, ConnectorSettings settings) implements ConnectorLogin {
  @Override
  public Step step(AuthorizeRequest wish, Request http, String callback) {
    if (!http.method().equals("POST")) {
      return shown(wish.demand().loginHint(), "");
    }
    String username = http.form("username").orElse("");
    Secret password = Secret.of(http.form("password").orElse(""));
    boolean isNamed = username.equals(settings.required("username"));
    return isNamed && password.equals(Secret.of(settings.required("password")))
        ? new Step.SignedIn(kilgore(connector, List.of()))
        : shown(username, "Unable to sign in: the username or the password is wrong.");
  }

  /** The person whom dex's connectors for tests sign in. */
  static SignedInUser kilgore(Connector connector, List<String> groups) {
    return new SignedInUser(
        Subject.of("0-385-28089-0", connector.id()),
        "Kilgore Trout",
        "",
        "kilgore@kilgore.trout",
        true,
        groups);
  }

  private Step shown(String username, String problem) {
    return new Step.Shown(Response.html(200, Pages.password(connector.name(), username, problem)));
  }
}
