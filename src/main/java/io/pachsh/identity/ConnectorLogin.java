package io.pachsh.identity;

import io.pachsh.http.Request;
import io.pachsh.issuer.AuthorizeRequest;
import io.pachsh.issuer.UserAuthentication.Step;

/** How a connector of one type signs people in. */
interface ConnectorLogin {
  /**
   * Takes a step for a person who chose this connector.
   *
   * @param callback where providers send browsers back to
   * @throws ConnectorException when nobody can sign in through it
   */
  Step step(AuthorizeRequest wish, Request http, String callback);
}
