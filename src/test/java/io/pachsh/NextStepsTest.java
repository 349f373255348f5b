package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.interpreter.Hints;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faint notes after milestones, as somebody at a terminal sees them. */
class NextStepsTest {
  private static final String ACTIVATE = "auth activate --initial-admin=robot:admin -q > token";

  @TempDir private Path directory;

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
  void whatIsSaidOnARealClusterStandsForAMilestone() {
    assertThat(Hints.AFTER.keySet()).containsAll(Hints.AFTER_ON_A_REAL_CLUSTER.keySet());
    assertThat(Hints.AFTER_ON_A_REAL_CLUSTER.values())
        .noneMatch(next -> next.contains("'undo'") || next.contains("'rehearsal start'"));
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
            Map.of("PACHSH_HOME", directory.resolve("home").toString(), "TERM", "dumb"),
            directory,
            interrupts -> new TypingConsole(List.of(lines).iterator(), out, () -> {}));
    try (Application application =
        new Application(new Options(), Mode.INTERACTIVE, process, TutorialSandbox::open)) {
      var unused = application.interactive();
    }
    return screen.toString(StandardCharsets.UTF_8);
  }
}
