package io.pachsh.identity;

import io.pachsh.access.LoginProblem;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every page of the identity service. */
public final class IdentityPages {
  private IdentityPages() {}

  public static Map<String, Response> all() {
    Map<String, List<String>> query = Map.of("state", List.of("abc"));
    Connector okta = new Connector("okta", "Okta of the company", "oidc", 0, Secret.of("{}"));
    Connector ldap = new Connector("ldap", "Directory", "ldap", 0, Secret.of("{}"));
    LoginProblem problem =
        new LoginProblem(
            "discovery",
            "Nothing listens at the provider's address.",
            "a discovery document",
            "connection refused: https://a-host-with-a-long-name.department.example.com:8443",
            "Start the provider.");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("identity-chooser", Pages.chooser(List.of(okta, ldap), query));
    pages.put("identity-none", Pages.noConnector(query));
    pages.put("identity-unknown", Pages.unknownConnector(query));
    pages.put("identity-failed", Pages.failed(new ConnectorProblem(okta, problem), query));
    pages.put("identity-not-awaited", Pages.notAwaited());
    pages.put("identity-unusable", Pages.unusable("It has no issuer.", "Set one."));
    pages.put("identity-password", Pages.password("Directory", "", ""));
    pages.put("identity-password-wrong", Pages.password("Directory", "ada", "That is wrong."));
    Map<String, Response> answers = new LinkedHashMap<>();
    pages.forEach((name, html) -> answers.put(name, Response.html(200, html)));
    return answers;
  }
}
