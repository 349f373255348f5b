package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.completion.LineCompletions;
import io.pachsh.console.Streams;
import io.pachsh.console.Suggestion;
import io.pachsh.console.Terminals;
import io.pachsh.language.LineSource;
import io.pachsh.screen.Presentation.Mode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of the Okta org complete a line once the session is connected to it, and not before. */
class OktaNamesTest {
  private static final String BEFORE =
      """
      rehearsal start --port 0
      auth activate --initial-admin robot:admin -q > admin.token
      auth set-config --offline <<EOF
      issuer: $OKTA_ISSUER
      client_id: $OKTA_CLIENT_ID
      client_secret: $OKTA_CLIENT_SECRET
      redirect_uri: $OKTA_REDIRECT_URI
      EOF
      """;
  private static final String CONNECT = "okta connect $OKTA_ISSUER --token $OKTA_API_TOKEN";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream screen = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final Streams streams = new Streams(InputStream.nullInputStream(), false, screen, screen);

  @TempDir private Path home;

  @Test
  void completesUsersGroupsAndAppsOfTheConnectedOrg() {
    try (Application application = application()) {
      run(application, BEFORE);
      LineCompletions completions = application.prompt().completions();
      assertThat(offers(completions, "okta assign ")).isEmpty();
      assertThat(offers(completions, "okta show --app ")).isEmpty();
      assertThat(offers(completions, "auth add repoReader group:")).isEmpty();
      assertThat(offers(completions, "okta register --groups-claim st"))
          .containsExactly("starts-with:");

      run(application, CONNECT);
      assertThat(offers(completions, "okta assign "))
          .containsExactlyInAnyOrder(
              "group:Everyone",
              "group:data-science",
              "group:operations",
              "user:ada@example.com",
              "user:grace@example.com",
              "user:test@pachyderm.com");
      assertThat(offers(completions, "okta show --app ")).containsExactly("Rehearsal");
      assertThat(offers(completions, "auth add repoReader group:"))
          .containsExactly("group:Everyone", "group:data-science", "group:operations");
      assertThat(offers(completions, "auth add repoReader robot:")).containsExactly("robot:admin");

      run(application, "okta disconnect");
      assertThat(offers(completions, "okta assign ")).isEmpty();
    }
  }

  private void run(Application application, String script) {
    assertThat(application.script("okta", LineSource.of(script), streams)).as("%s", said).isZero();
  }

  /** What is offered when everything that was asked for has come. */
  private static List<String> offers(LineCompletions completions, String text) {
    var unused = completions.complete(text, text.length());
    completions.prepare();
    return completions.complete(text, text.length()).suggestions().stream()
        .map(Suggestion::value)
        .toList();
  }

  private Application application() {
    return new Application(
        new Options(),
        Mode.SCRIPT,
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            Map.of("PACHSH_HOME", home.resolve("home").toString(), "PATH", ""),
            home,
            interrupts -> new TypingConsole(List.<String>of().iterator(), screen, () -> {})),
        TutorialSandbox::open);
  }
}
