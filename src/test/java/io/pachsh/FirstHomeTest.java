package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.context.Home;
import io.pachsh.shell.HistoryFile;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that the first version wrote opens as it did then. */
class FirstHomeTest {
  @TempDir private Path directory;

  @BeforeEach
  void copy() throws Exception {
    FirstHome.into(directory);
  }

  @Test
  void theSavedClusterIsWhole() {
    assertThat(run("auth whoami; auth get cluster; auth group members group:ops; auth list robots"))
        .contains("pach:root", "user:ada@example.com", "clusterAdmin")
        .contains("user:bob@example.com", "robot:ci");
    assertThat(run("auth get repo vision/images; auth get-config; set"))
        .contains("repoWriter", "https://okta.example.invalid", "old-client")
        .containsPattern("theme +light");
    assertThat(run("audit -o csv").lines()).hasSize(9);
  }

  @Test
  void theSavedClusterTakesChangesAndKeepsItsAudit() {
    run("auth add clusterAdmin user:new@example.com cluster; save; undo --yes; save");

    assertThat(run("audit -o csv").lines()).hasSize(11);
    assertThat(run("auth get cluster")).contains("user:ada@").doesNotContain("user:new@");
  }

  @Test
  void whatAKilledSessionLeftIsBroughtBack() {
    assertThat(run("config set active-context team; auth get cluster"))
        .doesNotContain("user:late@example.com");
    assertThat(run("recover; config set active-context team; auth whoami; auth get cluster; save"))
        .contains("robot:night", "user:late@example.com");
    assertThat(run("--context=team", "auth get cluster")).contains("user:late@example.com");
  }

  @Test
  void whatAServedClusterAnsweredIsSaved() {
    assertThat(run("--context=spare", "auth get cluster")).contains("user:served@example.com");
    run("--context=spare", "auth add secretAdmin user:later@example.com cluster; save");
    assertThat(run("--context=spare", "auth get cluster; audit"))
        .contains("user:served@example.com", "user:later@example.com");
  }

  @Test
  void whatBelongsToPachctlIsKnown() {
    assertThat(run("config list context")).contains("prod", "grpc://127.0.0.1:1");
    run("config update context prod --project=vision --confirm=prod; save");
    assertThat(directory.resolve("pachctl.json"))
        .content()
        .contains("\"vision\"", "\"something_new\"", "dev0000000000000000000000000prod");
  }

  @Test
  void historyAndBookmarkAreThere() throws Exception {
    Home home = Home.from(Map.of("PACHSH_HOME", directory.resolve("home").toString()));

    assertThat(new HistoryFile(home.historyFile(), 100).read())
        .extracting(HistoryFile.Entry::text)
        .containsExactly(
            "auth whoami", "auth get cluster", "echo 'two\nlines'", "tutorial first-steps");
    assertThat(new Bookmarks(home.walkthroughs()).of("first-steps").map(Bookmark::step))
        .isEqualTo(Optional.of(1));
  }

  @Test
  void theRehearsalOrgIsTheSame() {
    assertThat(run("rehearsal status"))
        .contains("'rehearsal start' brings it back at http://127.0.0.1:36781.");
  }

  private String run(String commands) {
    return run("", commands);
  }

  private String run(String option, String commands) {
    ScriptedRun run =
        option.isEmpty()
            ? ScriptedRun.of(directory, "-c", commands)
            : ScriptedRun.of(directory, option, "-c", commands);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }
}
