package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.outside.QuotedWord;
import io.pachsh.outside.Sanitiser;

/**
 * Why a connector lets nobody in, for the person in front of the browser and for the client.
 *
 * @param connector through which the person wanted to sign in
 */
record ConnectorProblem(Connector connector, LoginProblem problem) {
  /** RFC 6749 §4.1.2.1. */
  String error(String otherwise) {
    return problem.isUnreachable() ? "temporarily_unavailable" : otherwise;
  }

  /** All of it in one sentence or more, of the characters that an error description may hold. */
  String description() {
    return printable(title() + ": " + problem.sentence() + " " + remedy());
  }

  String title() {
    return "Connector " + connector.id() + " (" + connector.name() + ")";
  }

  /** The relying party speaks to whom it may concern; here that is the connector's owner. */
  String remedy() {
    return problem
        .remedy()
        .replace("'auth set-config --provider-ca @FILE'", "'rootCAs' of this connector")
        .replace("auth set-config", "idp edit-connector " + QuotedWord.within(connector.id()))
        .replace("auth get-config", "idp get-connector " + QuotedWord.within(connector.id()));
  }

  /** RFC 6749 §4.1.2.1: printable ASCII without quotation mark and backslash. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    Sanitiser.quoted(text)
        .codePoints()
        .map(c -> c == '"' ? '\'' : c == '\\' ? '/' : c)
        .map(c -> c >= ' ' && c <= '~' ? c : '?')
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
