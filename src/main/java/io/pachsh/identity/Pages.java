package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.http.Parameters;
import io.pachsh.http.PlainPage;
import io.pachsh.outside.Sanitiser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person sees of the identity service. No page needs a script; a choice is a link to the
 * same address with one parameter more. Every text from outside is escaped.
 */
final class Pages {
  private static final String CHOICE =
      """
      <li><a href="?%s"><strong>%s</strong><span>%s</span></a></li>
      """;

  private Pages() {}

  /** Several connectors to choose from. */
  static String chooser(List<Connector> connectors, Map<String, List<String>> query) {
    String choices =
        connectors.stream()
            .map(
                it ->
                    CHOICE.formatted(
                        link(query, Broker.CHOICE, it.id()), shown(it.name()), shown(it.id())))
            .collect(Collectors.joining());
    return page(
        "Sign in",
        """
        <h1 id="choose">Sign in to Pachyderm</h1>
        <p class="quiet">Choose the identity provider that knows you.</p>
        <ul aria-labelledby="choose">
        %s</ul>
        """
            .formatted(choices));
  }

  /** Nobody could sign in yet. */
  static String noConnector(Map<String, List<String>> query) {
    return page(
        "No identity provider",
        """
        <h1>No identity provider is connected</h1>
        <p role="alert" class="alert">Nobody can sign in to this cluster yet: its identity service \
        has no connector.</p>
        <p>Whoever administers the cluster can add one in the console, with <code>idp setup</code> \
        or <code>idp create-connector</code>. Then load this page again.</p>
        <ul>
        <li><a href="?%s"><strong>Back to the application</strong><span>Gives this sign-in up\
        </span></a></li>
        </ul>
        """
            .formatted(link(query, Broker.GIVES_UP, "1")));
  }

  /** The connector of a link is gone. */
  static String unknownConnector(Map<String, List<String>> query) {
    return page(
        "Unknown connector",
        """
        <h1>This way to sign in is gone</h1>
        <p role="alert" class="alert">No connector has that id any more.</p>
        <ul>
        %s</ul>
        """
            .formatted(waysOut(query)));
  }

  /** A connector does not work, and there are others. */
  static String failed(ConnectorProblem failure, Map<String, List<String>> query) {
    LoginProblem problem = failure.problem();
    StringBuilder details = new StringBuilder();
    item(details, "Connector", failure.connector().id() + " (" + failure.connector().name() + ")");
    item(details, "Check", problem.check());
    item(details, "Expected", problem.expected());
    item(details, "Found", problem.found());
    item(details, "What to do", failure.remedy());
    return page(
        "Sign-in failed",
        """
        <h1>This identity provider cannot be used now</h1>
        <p role="alert" class="alert">%s</p>
        <dl>
        %s</dl>
        <ul>
        %s</ul>
        """
            .formatted(shown(problem.sentence()), details, waysOut(query)));
  }

  /** Somebody came from a provider, and nobody waits for them. */
  static String notAwaited() {
    return page(
        "Not awaited",
        """
        <h1>No sign-in is waiting for this page</h1>
        <p role="alert" class="alert">It was finished before, it took more than half an hour, or \
        it never began here.</p>
        <p>Go back to the application and sign in again; in the console that is \
        <code>auth login</code>.</p>
        """);
  }

  /** The service cannot work as it is set up. */
  static String unusable(String sentence, String next) {
    return page(
        "Not usable",
        """
        <h1>The identity service cannot work</h1>
        <p role="alert" class="alert">%s</p>
        <p>%s</p>
        """
            .formatted(shown(sentence), shown(next)));
  }

  /**
   * A form for a user name and a password.
   *
   * @param problem why the last attempt failed; empty for none
   */
  static String password(String connector, String username, String problem) {
    boolean isWrong = !problem.isEmpty();
    boolean isNamed = !username.isEmpty();
    String invalid = isWrong ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "";
    String alert =
        isWrong
            ? "<p role=\"alert\" id=\"problem\" class=\"alert\">" + shown(problem) + "</p>"
            : "";
    return page(
        isWrong ? "Error: sign in" : "Sign in",
        """
        <h1>Sign in with %s</h1>
        <p class="quiet">This connector is for tests: its one user stands in its configuration.</p>
        %s
        <form method="post">
        <label for="username">Username</label>
        <input id="username" name="username" value="%s" autocomplete="username" \
        autocapitalize="none" spellcheck="false" required%s>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" \
        required%s>
        <button type="submit">Sign in</button>
        </form>
        """
            .formatted(
                shown(connector),
                alert,
                PlainPage.escape(username),
                invalid + (isNamed ? "" : " autofocus"),
                invalid + (isNamed ? " autofocus" : "")));
  }

  private static String waysOut(Map<String, List<String>> query) {
    return CHOICE.formatted(
            link(query, Broker.CHOICE, ""),
            "Choose another identity provider",
            "Shows all of this cluster")
        + CHOICE.formatted(
            link(query, Broker.GIVES_UP, "1"), "Back to the application", "Gives this sign-in up");
  }

  /** The same request with one parameter more, or without it when its value is empty. */
  private static String link(Map<String, List<String>> query, String name, String value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query.forEach((key, values) -> parameters.put(key, values.get(0)));
    parameters.remove(name);
    if (!value.isEmpty()) {
      parameters.put(name, value);
    }
    return PlainPage.escape(Parameters.format(parameters));
  }

  private static void item(StringBuilder details, String term, String text) {
    if (!text.isEmpty()) {
      details.append("<dt>").append(term).append("</dt><dd>").append(shown(text)).append("</dd>\n");
    }
  }

  /** A text from outside, in which nothing hides or turns the line around. */
  private static String shown(String text) {
    return PlainPage.escape(Sanitiser.quoted(text));
  }

  private static String page(String title, String body) {
    return PlainPage.of(title + " - Pachyderm", body);
  }
}
