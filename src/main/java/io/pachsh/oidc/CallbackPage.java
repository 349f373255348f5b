package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.PlainPage;
import io.pachsh.http.Response;
import io.pachsh.outside.Sanitiser;

/** What the browser shows when it comes back. Every text is escaped. */
final class CallbackPage {
  private CallbackPage() {}

  /**
   * How a login ended.
   *
   * @param who the principal that is signed in, if the login went well
   */
  static Response of(Verdict verdict, String who) {
    return verdict instanceof Verdict.Failed failed ? failed(failed.problem()) : loggedIn(who);
  }

  /** How a login ended of which nothing is kept. */
  static Response ofTrial(Verdict verdict, String who) {
    return verdict instanceof Verdict.Failed failed ? failed(failed.problem()) : tried(who);
  }

  private static Response tried(String who) {
    return page(
        200,
        "Login tried",
        "<h1>This login was a trial. Go back to the terminal to see what came of it.</h1>\n"
            + "<p>The provider says that you are <strong>%s</strong>. Nobody is signed in to"
                .formatted(shown(who))
            + " Pachyderm by this login, and nothing is kept of it.</p>\n");
  }

  private static Response loggedIn(String who) {
    return page(
        200,
        "Logged in",
        "<h1>You are now logged in. Go back to the terminal to use Pachyderm!</h1>\n"
            + "<p>Signed in as <strong>%s</strong>.</p>\n".formatted(shown(who)));
  }

  /** The same login's page, asked for once more after its end. */
  static Response again(Verdict verdict, String who) {
    String end =
        verdict instanceof Verdict.Failed
            ? "<p>It failed; the terminal says why.</p>\n"
            : "<p>The provider knew you as <strong>%s</strong>: go back to the terminal.</p>\n"
                .formatted(shown(who));
    return page(
        400,
        "This login is finished",
        "<h1>This login is finished</h1>\n"
            + end
            + "<p class=\"quiet\">It was answered before, and is used only once.</p>\n");
  }

  private static Response failed(LoginProblem problem) {
    StringBuilder body = new StringBuilder("<h1>The login failed</h1>\n");
    body.append("<p class=\"alert\" role=\"alert\">")
        .append(shown(problem.sentence()))
        .append("</p>\n<dl>");
    item(body, "Check", problem.check());
    item(body, "Expected", problem.expected());
    item(body, "Found", problem.found());
    item(body, "What to do", problem.remedy());
    body.append("</dl>\n<p class=\"quiet\">The terminal says the same.</p>\n");
    return page(400, "Login failed", body.toString());
  }

  /** A request that belongs to no login that is waiting. */
  static Response notAwaited(String why) {
    return page(
        400,
        "No login is waiting",
        "<h1>No login is waiting for this page</h1>\n<p>"
            + shown(why)
            + "</p>\n<p>Run <code>auth login</code> in the terminal to log in.</p>\n");
  }

  /** A browser that came with nothing, perhaps because the provider put it behind a {@code #}. */
  static Response withoutAnswer() {
    return page(
        400,
        "The provider's answer is missing",
        "<h1>The provider's answer is missing</h1>\n"
            + "<p>This address brought no answer of the provider. If the address bar shows one"
            + " behind a <code>#</code>, the provider answers in the fragment, which stays in the"
            + " browser: let the app answer in the query (response mode <code>query</code>).</p>\n"
            + "<p class=\"quiet\">A login that waits in the terminal goes on waiting.</p>\n");
  }

  /** A browser that only looks ahead must not use the login up: it comes again when it is meant. */
  static Response lookedAhead() {
    return page(
            503,
            "Not yet",
            "<h1>Not yet</h1>\n"
                + "<p>The browser fetched this page ahead of time. Open it to finish the"
                + " login.</p>\n")
        .with("Retry-After", "1");
  }

  /** A text from outside, in which nothing hides or turns the line around. */
  private static String shown(String text) {
    return PlainPage.escape(Sanitiser.quoted(text));
  }

  private static void item(StringBuilder body, String term, String text) {
    if (!text.isEmpty()) {
      body.append("<dt>").append(term).append("</dt><dd>").append(shown(text)).append("</dd>");
    }
  }

  private static Response page(int status, String title, String body) {
    return Response.html(status, PlainPage.of(title + " - Pachyderm", body));
  }
}
