package io.pachsh.rehearsal;

import io.pachsh.http.Parameters;
import io.pachsh.http.PlainPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page on which a practice user signs in. It works without script: choosing a user is a link to
 * the same page with the name filled in.
 *
 * @param query the request's own parameters, each once
 * @param username what to fill in; empty for nothing
 * @param problem why the last attempt failed; empty for none
 */
record SignInPage(
    List<PracticeUser> users, Map<String, List<String>> query, String username, String problem) {
  private static final String BODY =
      """
      <p class="badge">Practice org</p>
      <h1>Sign in to Pachyderm</h1>
      <p class="quiet">This is pachsh's rehearsal org. It runs on this computer only and stands in \
      for Okta; no real account works here.</p>
      %s<form method="post">
      <label for="username">Username</label>
      <input id="username" name="username" value="%s" autocomplete="username" inputmode="email" \
      autocapitalize="none" spellcheck="false" required%s>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required%s>
      <button type="submit">Sign in</button>
      </form>
      <h2 id="users">Practice users</h2>
      <p class="quiet">Choose one to fill in the username.</p>
      <ul aria-labelledby="users">
      %s</ul>
      """;

  private static final String USER =
      """
      <li><a href="?%s"><strong>%s</strong><span>%s · %s</span><span>Password: <code>%s</code></span></a></li>
      """;

  private static final String PROBLEM =
      """
      <p role="alert" id="problem" class="alert">%s</p>
      """;

  String html() {
    String alert = problem.isEmpty() ? "" : PROBLEM.formatted(PlainPage.escape(problem));
    String invalid = problem.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\"";
    String focus = " autofocus";
    boolean named = !username.isEmpty();
    return PlainPage.of(
        problem.isEmpty() ? "Sign in · Rehearsal org" : "Error: sign in · Rehearsal org",
        BODY.formatted(
            alert,
            PlainPage.escape(username),
            invalid + (named ? "" : focus),
            invalid + (named ? focus : ""),
            users.stream().map(this::link).collect(Collectors.joining())));
  }

  private String link(PracticeUser user) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query.forEach((name, values) -> parameters.put(name, values.get(0)));
    parameters.put("login_hint", user.email());
    return USER.formatted(
        PlainPage.escape(Parameters.format(parameters)),
        PlainPage.escape(user.email()),
        PlainPage.escape(user.name()),
        PlainPage.escape(String.join(", ", user.groups())),
        PlainPage.escape(user.password().reveal()));
  }
}
