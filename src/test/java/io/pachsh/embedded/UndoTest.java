package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Administration;
import io.pachsh.cluster.Caller;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was, comes back: bindings, groups, projects and configuration, never a token. */
class UndoTest {
  private static final Principal CI = Principal.robot("ci");

  private final Practice practice = new Practice();
  @TempDir private Path parent;

  @Test
  void bringsBackContentAndNotTokensAndMovesTheVersionOn() {
    try (Opened opened = new Opened(practice, parent.resolve("local"))) {
      Caller caller = opened.caller();
      Administration admin = caller.administration();
      caller.setConfiguration(Practice.guide("okta"), 0);
      caller.setConfiguration(Practice.guide("dex"), 0);
      admin.setRoles(Resource.CLUSTER, CI, List.of("debugger"), false);
      caller.robotToken("ci", Optional.empty());

      assertThat(admin.undoing(2).restored())
          .containsExactly(
              "robot:ci has no role on CLUSTER, lost debugger",
              "auth configuration set: issuer https://okta.example, client client-id, secret •••");
      admin.undo(2, false);
      assertThat(admin.binding(Resource.CLUSTER)).doesNotContainKey(CI);
      assertThat(caller.configuration().configuration()).contains(Practice.guide("okta"));
      assertThat(caller.configuration().version()).isEqualTo(5);
      assertThat(admin.tokens()).hasSize(2);

      admin.undo(1, false);
      assertThat(admin.binding(Resource.CLUSTER)).containsKey(CI);
      assertThat(caller.configuration().configuration()).contains(Practice.guide("dex"));
    }
  }

  @Test
  void reachesBackToTheActivationAtMost() {
    try (Opened opened = new Opened(practice, parent.resolve("local"))) {
      Administration admin = opened.caller().administration();
      invalid(
          () -> admin.undo(1, true),
          "there is no change to undo since access control was last switched on or off; logins and"
              + " tokens cannot be undone");
      admin.createProject("a");
      invalid(() -> admin.undo(2, true), "only 1 change can be undone");
      admin.createProject("b");
      invalid(() -> admin.undoing(0), "between 1 and 2 changes can be undone");
    }
  }

  @Test
  void reachesBackAHundredChanges() {
    try (Opened opened = new Opened(practice, parent.resolve("local"))) {
      Administration admin = opened.caller().administration();
      for (int i = 0; i < 105; i++) {
        admin.createProject("p" + i);
      }
      invalid(() -> admin.undo(101, true), "between 1 and 100 changes can be undone");
      admin.undo(100, false);
      assertThat(admin.places()).containsOnlyKeys("default", "p0", "p1", "p2", "p3", "p4");
    }
  }

  @Test
  void restoresTheStateUpToTokensAndVersionsAfterAnyChangesAndAcrossSaves() {
    for (int seed = 0; seed < 25; seed++) {
      try (Opened opened = new Opened(practice, parent.resolve("seed" + seed))) {
        new Walk(opened, seed).run();
      }
    }
  }

  /** A random life: after each change, the content as it was before it is remembered. */
  private static final class Walk {
    private final Opened opened;
    private final Random random;
    private final RandomWork work;
    private final List<String> contents = new ArrayList<>();

    Walk(Opened opened, int seed) {
      this.opened = opened;
      random = new Random(seed);
      work = new RandomWork(seed, opened.practice).withoutLogins();
    }

    void run() {
      for (int i = 0; i < 60; i++) {
        int dice = random.nextInt(10);
        String before = opened.content();
        if (dice < 7) {
          work.once(opened.caller());
        } else if (dice < 8) {
          opened.saveAndReopen();
        } else if (!contents.isEmpty()) {
          int count = 1 + random.nextInt(contents.size());
          opened.caller().administration().undo(count, true);
          assertThat(opened.content()).isEqualTo(contents.get(contents.size() - count));
        }
        if (!opened.content().equals(before)) {
          contents.add(before);
        }
      }
    }
  }

  /** A cluster that can be saved and opened again, and what of its state undo restores. */
  private static final class Opened implements AutoCloseable {
    private final Practice practice;
    private final Path directory;
    private final Secret root = Secret.of("sixteen-letters!");
    private EmbeddedCluster cluster;

    Opened(Practice practice, Path directory) {
      this.practice = practice;
      this.directory = directory;
      cluster = practice.open(directory);
      cluster.as(Optional.empty()).activate(Optional.empty(), Optional.of(root));
    }

    Caller caller() {
      return cluster.as(Optional.of(root));
    }

    void saveAndReopen() {
      cluster.save();
      cluster.close();
      cluster = practice.open(directory);
    }

    String content() {
      Administration admin = caller().administration();
      return "%s%n%s%n%s%n%s"
          .formatted(
              admin.policy().bindings(),
              nonEmpty(admin),
              admin.places(),
              caller().configuration().configuration());
    }

    /** A group stays known once it was, so an empty one is as good as none. */
    private static String nonEmpty(Administration admin) {
      StringBuilder groups = new StringBuilder();
      admin
          .members()
          .forEach(
              (group, members) -> {
                if (!members.isEmpty()) {
                  groups.append(group).append(members);
                }
              });
      return groups.toString();
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
