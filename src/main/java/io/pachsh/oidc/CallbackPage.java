package io.pachsh.oidc;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Response;

/** What the browser shows when it comes back. Every text is escaped. */
final class CallbackPage {
  private static final String STYLE =
      """
      body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.5rem;\
      color:#1d2433;background:#fff}h1{font-size:1.3rem}dt{font-weight:600}\
      dd{margin:0 0 .6rem;overflow-wrap:anywhere;white-space:pre-wrap}\
      @media(prefers-color-scheme:dark){body{color:#e6e9f0;background:#15181f}}""";

  private CallbackPage() {}

  static Response of(Verdict verdict) {
    return verdict instanceof Verdict.Failed failed ? failed(failed.problem()) : loggedIn();
  }

  private static Response loggedIn() {
    return page(
        200,
        "Logged in",
        "<p>You are now logged in. Go back to the terminal to use Pachyderm!</p>");
  }

  private static Response failed(LoginProblem problem) {
    StringBuilder body = new StringBuilder("<h1>The login failed</h1>");
    body.append("<p>").append(escape(problem.sentence())).append("</p><dl>");
    item(body, "Check", problem.check());
    item(body, "Expected", problem.expected());
    item(body, "Found", problem.found());
    item(body, "What to do", problem.remedy());
    body.append("</dl><p>The terminal says the same.</p>");
    return page(400, "Login failed", body.toString());
  }

  /** A request that belongs to no login that is waiting. */
  static Response notAwaited(String why) {
    return page(
        400,
        "No login is waiting",
        "<h1>No login is waiting for this page</h1><p>"
            + escape(why)
            + "</p><p>Run <code>auth login</code> in the terminal to log in.</p>");
  }

  private static void item(StringBuilder body, String term, String text) {
    if (!text.isEmpty()) {
      body.append("<dt>").append(term).append("</dt><dd>").append(escape(text)).append("</dd>");
    }
  }

  private static Response page(int status, String title, String body) {
    return Response.html(
        status,
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s - Pachyderm</title><style>%s</style></head>
        <body><main>%s</main></body></html>
        """
            .formatted(title, STYLE, body));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
