package io.pachsh.embedded;

import static io.pachsh.embedded.EmbeddedCallerTest.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
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
      caller.configuration().set(Practice.guide("okta"), 0, false);
      caller.configuration().set(Practice.guide("dex"), 0, false);
      caller.bindings().set(Resource.CLUSTER, CI, List.of("debugger"), false);
      caller.tokens().issue("ci", Optional.empty());

      assertThat(caller.history().preview(2).restored())
          .containsExactly(
              "robot:ci has no role on the cluster, lost debugger",
              "auth configuration set: issuer https://okta.example, client client-id, secret •••");
      caller.history().undo(2, false);
      assertThat(caller.bindings().of(Resource.CLUSTER)).doesNotContainKey(CI);
      assertThat(caller.configuration().live().configuration()).contains(Practice.guide("okta"));
      assertThat(caller.configuration().live().version()).isEqualTo(5);
      assertThat(caller.tokens().all()).hasSize(2);

      caller.history().undo(1, false);
      assertThat(caller.bindings().of(Resource.CLUSTER)).containsKey(CI);
      assertThat(caller.configuration().live().configuration()).contains(Practice.guide("dex"));
    }
  }

  @Test
  void reachesBackToTheActivationAtMost() {
    try (Opened opened = new Opened(practice, parent.resolve("local"))) {
      Caller caller = opened.caller();
      invalid(
          () -> caller.history().undo(1, true),
          "there is no change to undo since access control was last switched on or off; logins and"
              + " tokens cannot be undone");
      caller.places().create(Resource.project("a"));
      invalid(() -> caller.history().undo(2, true), "only 1 change can be undone");
      caller.places().create(Resource.project("b"));
      invalid(() -> caller.history().preview(0), "between 1 and 2 changes can be undone");
    }
  }

  @Test
  void reachesBackAHundredChanges() {
    try (Opened opened = new Opened(practice, parent.resolve("local"))) {
      Caller caller = opened.caller();
      for (int i = 0; i < 105; i++) {
        caller.places().create(Resource.project("p" + i));
      }
      invalid(() -> caller.history().undo(101, true), "between 1 and 100 changes can be undone");
      caller.history().undo(100, false);
      assertThat(caller.places().all()).containsOnlyKeys("default", "p0", "p1", "p2", "p3", "p4");
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
          opened.caller().history().undo(count, true);
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
      Caller caller = caller();
      return "%s%n%s%n%s%n%s"
          .formatted(
              caller.policy().read().bindings(),
              nonEmpty(caller),
              caller.places().all(),
              caller().configuration().live().configuration());
    }

    /** A group stays known once it was, so an empty one is as good as none. */
    private static String nonEmpty(Caller caller) {
      StringBuilder groups = new StringBuilder();
      caller
          .groups()
          .all()
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
