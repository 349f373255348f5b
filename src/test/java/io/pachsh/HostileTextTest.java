package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.outside.Sanitiser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session in which everything that comes from outside tries to steer the terminal: nothing of it
 * gets there as it is, whatever command shows it.
 */
class HostileTextTest {
  /** Clears the screen, sets the title, resets by C1, and turns the line around. */
  private static final String HOSTILE = "\\033[2J\\033]0;owned\\007\\302\\2331m\\342\\200\\256evil";

  private static final String PROVIDER =
      """
      auth set-config%s <<EOF
      id_providers:
      - name: okta
        description: "\\e[2J\\u202eevil"
        oidc:
          issuer: "%s"
          client_id: "%s"
          client_secret: $OKTA_CLIENT_SECRET
          redirect_uri: $OKTA_REDIRECT_URI
          additional_scopes: ["%s"]
      EOF
      """;

  @TempDir Path home;

  @Test
  void namesAndFilesAreShownHarmless() {
    shows(
        List.of(
            "X=$(!printf '" + HOSTILE + "')",
            "\"$X\"",
            "auth \"$X\"",
            "auth login \"--$X\"",
            "auth login --timeout \"$X\"",
            "auth activate --initial-admin \"$X\"",
            "auth activate --initial-admin robot:admin --token-file \"/no/$X\"",
            "config set active-context \"$X\"",
            "config set context \"$X\" --embedded",
            "auth whoami --context \"$X\"",
            "set autosave \"$X\"",
            "set \"$X\" on",
            "help \"$X\"",
            "source \"$X\"",
            "cd \"$X\"",
            "echo > \"/no/$X\"",
            "auth set-config < \"$X\"",
            "!\"$X\"",
            "echo ${Y:?$X}",
            "rehearsal misbehave \"$X\"",
            "rehearsal start --redirect-uri \"$X\"",
            "auth activate --initial-admin robot:admin > /dev/null",
            "auth set-config -f \"$X\"",
            "auth use-auth-token \"@$X\"",
            "auth get-robot-token \"$X\"",
            "auth revoke --user \"robot:$X\"",
            "!mkdir -p \"d$X\"",
            "cd \"d$X\"",
            "pwd",
            "history",
            "status"),
        "error: There is no command");
  }

  @Test
  void whatAProviderSaysIsShownHarmless() {
    shows(
        List.of(
            "auth activate --initial-admin robot:admin > /dev/null",
            "X=$(!printf '" + HOSTILE + "')",
            "rehearsal start > /dev/null",
            "rehearsal stop",
            "!sed -i"
                + " 's/ada@example.com/ada\\\\u001b[2J\\\\u202e@example.com/;s/\"data-science\"/\"data\\\\u001b[2J\\\\u202e\"/'"
                + " pachsh/rehearsal/rehearsal.json",
            "rehearsal start",
            "EMAIL=$(!printf 'ada\\033[2J\\342\\200\\256@example.com')",
            PROVIDER.formatted("", "$OKTA_ISSUER", "$OKTA_CLIENT_ID", "\\e]0;owned"),
            "auth get-config",
            "auth get-config -o yaml",
            "auth get-config -o csv",
            "auth login --as grace@example.com",
            PROVIDER.formatted("", "$OKTA_ISSUER", "$OKTA_CLIENT_ID", "groups"),
            "auth login --as \"$EMAIL\"",
            "auth whoami",
            "auth whoami -o json",
            "auth login --as \"$X\"",
            "status",
            "auth login --no-browser --timeout 50ms",
            "auth login --id-token <<EOF\n$X.$X.$X\nEOF",
            PROVIDER.formatted(" --offline --dry-run", "http://127.0.0.1:9/\\e[2J", "a", "b"),
            PROVIDER.formatted("", "http://127.0.0.1:9", "\\e[2J", "b"),
            "auth set-config <<EOF\n$X: 1\nEOF",
            "auth set-config <<EOF\n\"\\e[2J\\u202e\": 1\nEOF",
            "save",
            "!sed -i 's/\"local\" :/\"lo\\\\u001b[2J\\\\u202e\" : { \"kind\" : \"embedded\" },"
                + " \"local\" :/' pachsh/contexts.json",
            "revert",
            "config list context",
            "config list context -o json"),
        "error: The claim 'email' holds a control, bidirectional or invisible character: U+001B");
  }

  @Test
  void whatPachctlsFileSaysIsShownHarmless() {
    String name = "e\\u001b[2J\\u202evil name\\nlocal > ";
    shows(
        List.of(
            "!printf '%s' '{\"v2\": {\"active_context\": \""
                + name
                + "\", \"contexts\": {\""
                + name
                + "\": {\"pachd_address\": \"grpc://h\\u001b[2J:1\", \"\\u009b1m\": \"\\u009b1m\","
                + " \"project\": \"\\u001b[2J\"}, \"pachctl/x\": {}, \"\": {}}}}' > pachctl.json",
            "config list context",
            "config list context -o json",
            "NAME=$(config get active-enterprise-context)",
            "!printf '%s' '{\"version\": 1, \"active\": \"" + name + "\"}' > pachsh/contexts.json",
            "revert",
            "config get context \"$NAME\"",
            "auth whoami",
            "config explain",
            "config get active-context",
            "config update context --project p",
            "config update context --pachd-address \"$NAME\"",
            "config set active-context local",
            "status",
            "connect \"$NAME\"",
            "connect host --alias \"x$NAME\"",
            "config set context \"x$NAME\" <<EOF\n{}\nEOF",
            "config set context y <<EOF\n{\"$NAME\": 1}\nEOF",
            "config get context pachctl/pachctl/x",
            "save"),
        "editing the currently active context \"e\\x1b[2J\\u202evil name");
  }

  /** Types the lines, and looks at the screen for hazards and for a sign that it got so far. */
  private void shows(List<String> lines, String sign) {
    String body =
        lines.stream()
            .flatMap(String::lines)
            .map(line -> "local > " + line)
            .collect(Collectors.joining("\n"));
    String screen = new TranscriptRun(new Transcript("", body), home).play();
    assertThat(screen).contains(sign).doesNotContain("bug in pachsh");
    assertThat(screen.lines().filter(line -> line.codePoints().anyMatch(Sanitiser::isHazard)))
        .as(screen)
        .isEmpty();
  }
}
