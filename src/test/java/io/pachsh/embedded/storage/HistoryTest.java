package io.pachsh.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.embedded.Practice;
import io.pachsh.embedded.change.Change;
import io.pachsh.embedded.change.ChangeJson;
import io.pachsh.embedded.change.Entry;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RandomHistory;
import io.pachsh.embedded.change.SessionNoted;
import io.pachsh.embedded.change.Stamp;
import io.pachsh.embedded.ledger.Identifiers;
import io.pachsh.embedded.ledger.Ledger;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.JsonObject;
import io.pachsh.embedded.state.LargeCluster;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.UndoHistory;
import io.pachsh.embedded.state.UndoStep;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Properties of any history: what a cluster holds is its changes, applied in order. */
class HistoryTest {
  private static final Practice PRACTICE = new Practice();

  @TempDir private Path parent;

  @Test
  void aChangeReadsBackAsItWasWritten() throws Exception {
    RandomHistory history = new RandomHistory(1);
    for (int i = 1; i <= 2_000; i++) {
      Entry entry = new Entry(i, history.next());
      assertThat(ChangeJson.read(ChangeJson.write(entry))).isEqualTo(entry);
      assertThat(entry.change().masked().description()).isEqualTo(entry.change().description());
    }
  }

  @Test
  void aStateReadsBackAsItWasSaved() {
    ClusterDirectory directory = new ClusterDirectory(parent, "local", new LocalDisk());
    RandomHistory history = new RandomHistory(2);
    ClusterState state = ClusterState.brandNew("id");
    for (int i = 1; i <= 300; i++) {
      state = new Entry(i, history.next()).applyTo(state);
      if (i % 10 == 0) {
        LargeCluster.save(new Store(directory, PRACTICE.clock), i, state);
        Snapshot read = SnapshotFile.read(directory).orElseThrow();
        assertThat(read.state()).isEqualTo(state);
        assertThat(read.last()).isEqualTo(i);
        assertThat(read.checksum()).isEqualTo(SnapshotFile.checksum(directory));
      }
    }
  }

  @Test
  void aSnapshotWithoutAPastOrEmptyGroupsStillReads() throws Exception {
    String json =
        "{\"deployment\":\"id\",\"version\":2,\"places\":[[\"default\"]],"
            + "\"bindings\":[[\"CLUSTER\",\"\"],[\"CLUSTER\",\"\",\"pach:root\",\"clusterAdmin\"]],"
            + "\"tokens\":[],\"groups\":[[\"robot:ci\",\"group:devs\"]]}";
    try (JsonParser parser = JsonObject.FACTORY.createParser(json)) {
      parser.nextToken();
      parser.nextToken();
      ClusterState state = StateJson.read(parser);
      assertThat(state.isActivated()).isTrue();
      assertThat(state.history()).isEqualTo(UndoHistory.NONE);
      assertThat(state.groups().membersOf(new Principal("group:devs")))
          .containsExactly(Principal.robot("ci"));
    }
  }

  @Test
  void aPastWhoseStepsHaveNoNumbersStillReads() throws Exception {
    String edit = "[\"member\",\"group:devs\",\"robot:ci\",\"no\"]";
    String json = "{\"deployment\":\"id\",\"past\":[[%1$s],[7,%1$s]]}".formatted(edit);
    try (JsonParser parser = JsonObject.FACTORY.createParser(json)) {
      parser.nextToken();
      parser.nextToken();
      MemberEdit out = new MemberEdit(new Principal("group:devs"), Principal.robot("ci"), false);
      assertThat(StateJson.read(parser).history().steps())
          .containsExactly(new UndoStep(0, List.of(out)), new UndoStep(7, List.of(out)));
    }
  }

  /** The model is a plain list of what was saved and what was not. */
  @Test
  void savingRevertingRecoveringAndDyingFollowTheModel() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      PowerlessDisk disk = new PowerlessDisk();
      new Walk(new ClusterDirectory(parent.resolve("walk" + seed), "local", disk), disk, seed)
          .run();
    }
  }

  @Test
  void aFailureOfAnyDiskOperationLosesNothingThatWasAnswered() {
    int operation = 0;
    while (failsAt(operation)) {
      operation++;
    }
    assertThat(operation).as("disk operations of the whole life").isGreaterThan(40);
  }

  /** Lives a life in which one disk operation fails; false when it had fewer operations. */
  private boolean failsAt(int operation) {
    FailingDisk disk = new FailingDisk();
    ClusterDirectory directory =
        new ClusterDirectory(parent.resolve("failing" + operation), "local", disk);
    Ledger ledger = ledger(directory);
    disk.failAfter(operation);
    int answered = 0;
    for (int i = 0; i < 12; i++) {
      try {
        if (i % 5 == 4) {
          ledger.save();
        } else {
          Change note =
              new SessionNoted(
                  new Stamp(PRACTICE.clock.instant(), Optional.empty()), Secret.of("note"));
          ledger.change(state -> Proposal.of(note, true));
          answered++;
        }
      } catch (RefusedException e) {
        assertThat(e.refusal()).isInstanceOf(Refusal.NotStored.class);
        assertThat(e.refusal().sentence()).endsWith(": No space left on device");
      }
    }
    boolean failed = disk.repair();
    ledger.close(true);
    Ledger next = ledger(directory);
    next.recover();
    long saved = SnapshotFile.read(directory).orElseThrow().last();
    assertThat(saved + next.pending().size()).isEqualTo(answered);
    next.close(false);
    return failed;
  }

  private static Ledger ledger(ClusterDirectory directory) {
    return new Ledger(
        new Store(directory, PRACTICE.clock), new Identifiers(PRACTICE.clock, new SecureRandom()));
  }

  /** A random life of one cluster, its disk losing whatever was not forced. */
  private static final class Walk {
    private final ClusterDirectory directory;
    private final PowerlessDisk disk;
    private final Random random;
    private final RandomHistory history;
    private ClusterState saved = ClusterState.brandNew("");
    private ClusterState current = saved;
    private int counted;
    private int unsaved;
    private Ledger ledger;

    Walk(ClusterDirectory directory, PowerlessDisk disk, long seed) {
      this.directory = directory;
      this.disk = disk;
      random = new Random(seed);
      history = new RandomHistory(seed);
      ledger = ledger(directory);
    }

    void run() throws Exception {
      for (int i = 0; i < 120; i++) {
        int dice = random.nextInt(20);
        if (dice < 14) {
          change();
        } else if (dice < 16) {
          ledger.save();
          saved = current;
          counted += unsaved;
          unsaved = 0;
        } else if (dice < 17) {
          ledger.revert();
          forget();
        } else if (dice < 18) {
          ledger.close(false);
          ledger = ledger(directory);
          forget();
        } else {
          die();
        }
        assertThat(content(ledger.state())).isEqualTo(content(current));
        assertThat(ledger.pending()).hasSize(unsaved);
      }
      ledger.close(false);
    }

    private void change() {
      Change change = history.next();
      int forces = disk.forces;
      boolean owned = unsaved > 0;
      ledger.change(state -> Proposal.of(change, true));
      if (owned) {
        assertThat(disk.forces - forces).isEqualTo(1);
      }
      current = new Entry(counted + unsaved + 1, change).applyTo(current);
      unsaved++;
    }

    private void die() throws Exception {
      ledger.close(true);
      disk.failPower();
      ledger = ledger(directory);
      assertThat(ledger.isUnrecovered()).isEqualTo(unsaved > 0);
      assertThat(ledger.recover()).hasSize(unsaved);
    }

    private void forget() {
      current = saved;
      unsaved = 0;
    }

    /** Everything but the deployment id, which is drawn at random. */
    private static ClusterState content(ClusterState state) {
      return state.named("");
    }
  }
}
