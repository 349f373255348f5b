package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.pachd.FakePachd;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.ModifyRoleBindingResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faint notes after milestones, as somebody at a terminal sees them. */
class NextStepsTest {
  private static final String ACTIVATE = "auth activate --initial-admin=robot:admin -q > token";

  private static final InstanceOfAssertFactory<String, ? extends AbstractStringAssert<?>> STRING =
      InstanceOfAssertFactories.STRING;

  @TempDir private Path directory;
  private int home;

  @Test
  void aMilestoneSaysOnceWhatComesNext() {
    String screen = typed(true, ACTIVATE, "auth get-robot-token a -q", "auth get-robot-token b -q");
    assertThat(screen).contains("next: 'auth set-config'");
    assertThat(screen).containsOnlyOnce("next: 'auth add'");
  }

  @Test
  void nothingIsSaidAfterAFailureOrAQuestionForHelp() {
    assertThat(typed(true, "auth get-robot-token a", "auth activate --help", "save --help"))
        .doesNotContain("next:");
  }

  @Test
  void aNewContextIsNamedInWhatGoesThere() {
    assertThat(typed(true, "config set context practice --embedded"))
        .contains("next: 'config set active-context practice' goes there");
  }

  @Test
  void nothingIsSaidWhenHintsAreOff() {
    assertThat(typed(true, "set hints off", ACTIVATE, "save")).doesNotContain("next:");
  }

  @Test
  void nothingIsSaidForWhatAScriptDoesOrWhenNobodyWatches() throws IOException {
    Files.writeString(directory.resolve("script"), ACTIVATE + "\nauth get-robot-token a -q\n");
    assertThat(typed(true, "source script")).doesNotContain("next:");
    assertThat(typed(false, "save")).doesNotContain("next:");
    assertThat(ScriptedRun.of(directory, "-c", "save").err()).doesNotContain("next:");
  }

  @Test
  void aRealClusterIsPromisedNothingThatItDoesNotHave() throws Exception {
    try (FakePachd pachd = FakePachd.start()) {
      pachd
          .answers(
              APIGrpc.getModifyRoleBindingMethod(),
              it -> ModifyRoleBindingResponse.getDefaultInstance())
          .answers(
              APIGrpc.getGetRoleBindingMethod(), it -> GetRoleBindingResponse.getDefaultInstance());
      String screen =
          typed(
              true,
              "connect grpc://127.0.0.1:" + pachd.port() + " --alias prod",
              "auth add --force clusterAdmin robot:ci cluster");
      assertThat(screen)
          .contains("next: 'auth explain'")
          .contains("'auth remove' takes a")
          .doesNotContain("undo");
    }
  }

  @Test
  void aHintLooksAtTheStateBeforeItSpeaks() {
    String configure =
        "auth set-config --offline <<EOF\n"
            + "{\"issuer\": \"$OKTA_ISSUER\", \"client_id\": \"$OKTA_CLIENT_ID\","
            + " \"client_secret\": \"$OKTA_CLIENT_SECRET\","
            + " \"redirect_uri\": \"$OKTA_REDIRECT_URI\"}\nEOF";
    assertThat(hints("rehearsal start"))
        .singleElement(STRING)
        .startsWith("'auth activate --initial-admin=robot:admin'");
    assertThat(hints("rehearsal start", ACTIVATE))
        .last(STRING)
        .startsWith("'auth set-config' connects an identity provider: the values");
    assertThat(hints(ACTIVATE, "rehearsal start"))
        .last(STRING)
        .startsWith("'auth set-config' with these values connects");
    assertThat(hints(ACTIVATE, "rehearsal start", configure, "rehearsal start"))
        .last(STRING)
        .isEqualTo("'auth login' signs in at it");
    assertThat(hints(ACTIVATE, "rehearsal start", configure, "set hints on", configure))
        .containsOnlyOnce("'auth login' tries it");
    assertThat(hints("rehearsal start", ACTIVATE, configure, "rehearsal misbehave off"))
        .noneMatch(hint -> hint.contains("what that looks like"));
    assertThat(hints("rehearsal start", "rehearsal misbehave wrong-issuer"))
        .noneMatch(hint -> hint.contains("what that looks like"));
    assertThat(hints("rehearsal start", ACTIVATE, configure, "rehearsal misbehave wrong-issuer"))
        .last(STRING)
        .startsWith("'auth login' shows what that looks like");
    assertThat(
            hints(
                "rehearsal start",
                ACTIVATE,
                configure.replace("$OKTA_ISSUER", "https://other.example"),
                "rehearsal misbehave wrong-issuer"))
        .noneMatch(hint -> hint.contains("what that looks like"));
    assertThat(
            hints("rehearsal start", ACTIVATE, "auth logout", "rehearsal misbehave wrong-issuer"))
        .last(STRING)
        .startsWith("where people log in through it, 'auth login' shows");
    assertThat(hints("save", "config set context local --embedded --overwrite")).isEmpty();
  }

  @Test
  void aRealClusterIsNotSaidToReachThePracticeOrg() throws Exception {
    try (FakePachd pachd = FakePachd.start()) {
      assertThat(
              hints(
                  "rehearsal start",
                  "connect grpc://127.0.0.1:" + pachd.port() + " --alias prod",
                  "rehearsal misbehave wrong-issuer"))
          .noneMatch(hint -> hint.contains("auth login"));
    }
  }

  @Test
  void aRobotThatHasRolesIsNotSaidToWantSome() {
    assertThat(
            hints(
                ACTIVATE,
                "auth add clusterAdmin robot:ci cluster --force",
                "auth get-robot-token ci -q",
                "auth get-robot-token robot:ci -q"))
        .noneMatch(hint -> hint.contains("gives the robot roles"));
  }

  @Test
  void anIdenticalConfigurationIsNotSaidToWantALogin() {
    String configure =
        "auth set-config --offline <<EOF\n"
            + "{issuer: https://a.example, client_id: b, client_secret: c,"
            + " redirect_uri: 'http://127.0.0.1:30657/callback'}\nEOF";
    assertThat(hints(ACTIVATE, configure)).contains("'auth login' tries it");
    assertThat(hints("set hints off", ACTIVATE, configure, "set hints on", configure))
        .doesNotContain("'auth login' tries it");
  }

  /** What is said to come next, each up to the end of its line, on a home of its own. */
  private List<String> hints(String... lines) {
    home++;
    return typed(true, lines)
        .lines()
        .filter(line -> line.startsWith("next: "))
        .map(line -> line.substring("next: ".length()))
        .toList();
  }

  private String typed(boolean watched, String... lines) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, out, out);
    ProcessEnvironment process =
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(true, false, watched),
            Map.of("PACHSH_HOME", directory.resolve("home" + home).toString(), "TERM", "dumb"),
            directory,
            interrupts -> new TypingConsole(List.of(lines).iterator(), out, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
