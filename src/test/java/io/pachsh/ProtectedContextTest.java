package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of CONTRIBUTING's table wants a protected context's name, and has changed nothing
 * before it asks: {@code --yes} is no answer to that.
 */
class ProtectedContextTest {
  private static final Pattern ROW = Pattern.compile("^\\| `[A-Z_]+` \\|.*\\| ([^|]+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static final String SET_UP =
      """
      config set context prod --embedded --protected
      config set active-context prod
      auth activate --initial-admin=robot:admin -q > admin.token
      create project vision
      create repo images
      auth add repoReader robot:ci repo:images
      auth add projectViewer robot:ci project:vision
      auth add secretAdmin robot:ci cluster
      auth group add devs robot:ci
      auth set-config --offline --confirm prod <<EOF
      {issuer: "https://id.example", client_id: a, client_secret: b, scopes: [openid, email],
       redirect_uri: "http://127.0.0.1:30657/x"}
      EOF
      idp set-config <<EOF
      issuer: https://id.example.com
      EOF
      idp create-connector <<EOF
      {id: gh, name: GitHub, type: github,
       config: {clientID: a, clientSecret: b, redirectURI: "https://id.example.com/callback"}}
      EOF
      idp create-client <<EOF
      {id: grafana, name: Grafana, secret: c, redirect_uris: ["https://grafana.example.com/x"]}
      EOF
      """;

  private static final String OKTA =
      """
      rehearsal start > /dev/null
      okta connect $OKTA_ISSUER --token $OKTA_API_TOKEN > /dev/null
      """;

  private static final String REGISTERED =
      OKTA
          + """
          okta register --confirm prod > /dev/null
          auth set-config --offline --confirm prod --issuer $OKTA_ISSUER --client-id $OKTA_CLIENT_ID --client-secret $OKTA_CLIENT_SECRET > /dev/null
          save > /dev/null
          """;

  /** What is run before each command, and the command itself in words that would lose something. */
  private static final Map<String, List<String>> LINES =
      Map.ofEntries(
          line("access apply", "access apply --prune --yes policy.yaml"),
          line("auth deactivate", "auth deactivate --yes"),
          line("auth offboard", "auth offboard robot:ci --yes"),
          line("auth set cluster", "auth set cluster none robot:ci --yes"),
          line("auth set project", "auth set project vision none robot:ci --yes"),
          line("auth set repo", "auth set repo images none robot:ci --yes"),
          line("idp delete-client", "idp delete-client grafana --yes"),
          line("idp delete-connector", "idp delete-connector gh --yes"),
          line("idp rotate-secret", "idp rotate-secret gh --secret @admin.token --yes"),
          line(
              "idp setup",
              "idp setup google --offline --client-id a --client-secret @admin.token --yes"),
          line("okta register", OKTA, "okta register --name Other --yes"),
          line("okta rotate-secret", REGISTERED, "okta rotate-secret --yes"),
          line("okta unregister", OKTA, "okta unregister --app Rehearsal --yes"),
          line("undo", "undo --yes"),
          line("auth set-config", "auth set-config --offline --scopes openid,groups --yes"),
          line("auth revoke", "auth revoke --user robot:ci --yes"),
          line("auth rotate-root-token", "auth rotate-root-token --yes"),
          line("delete project", "delete project vision --yes"),
          line("delete repo", "delete repo images --yes"),
          line("auth group remove", "auth group remove devs robot:ci --yes"),
          line("auth remove", "auth remove secretAdmin robot:ci cluster --yes"),
          line("config delete context", "config delete context prod"),
          line("config reset context", "config reset context prod"),
          line("config set context", "config set context prod --embedded --overwrite"),
          line("config update context", "config update context --no-protected"));

  /**
   * The editor needs a terminal, 'edit-config.txt' shows it; kubectl is not everywhere; what is
   * unsaved is what 'revert' is about, as 'save-revert.txt' shows.
   */
  private static final List<String> ELSEWHERE =
      List.of("auth edit-config", "config import-kube", "revert");

  @TempDir private Path home;

  private static Map.Entry<String, List<String>> line(String command, String line) {
    return line(command, "", line);
  }

  private static Map.Entry<String, List<String>> line(String command, String before, String line) {
    return Map.entry(command, List.of(before, line));
  }

  @Test
  void everyCommandOfTheTableIsTried() throws IOException {
    List<String> tried = new ArrayList<>(LINES.keySet());
    tried.addAll(ELSEWHERE);
    assertThat(new TreeSet<>(tried)).isEqualTo(new TreeSet<>(table()));
  }

  @Test
  void eachWantsItsNameBeforeItChangesAnything() throws IOException {
    Files.writeString(
        home.resolve("policy.yaml"),
        "access_version: 1\nbindings:\n  cluster:\n    robot:admin: [clusterAdmin]\n");
    ScriptedRun begun = ScriptedRun.fed(SET_UP, home, "--save", "-f", "-");
    assertThat(begun.status()).as(begun.err()).isZero();
    Map<String, String> wrong = new TreeMap<>();
    LINES.forEach(
        (command, lines) -> {
          ScriptedRun run =
              ScriptedRun.fed(
                  lines.get(0) + lines.get(1) + " || status\n",
                  home,
                  "--insecure-inline",
                  "-f",
                  "-");
          if (!run.err().contains("The context 'prod' is protected")
              || !run.out().contains("Unsaved:        nothing")) {
            wrong.put(command, run.err() + run.out());
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static List<String> table() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("CONTRIBUTING.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        CODE.matcher(row.group(1)).results().forEach(code -> commands.add(code.group(1)));
      }
    }
    return commands;
  }
}
