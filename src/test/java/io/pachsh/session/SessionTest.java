package io.pachsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.command.FakeCluster;
import io.pachsh.command.TestSession;
import io.pachsh.config.PachctlContext;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  private static final Optional<Secret> TOKEN = Optional.of(Secret.of("a token"));

  @TempDir private Path home;
  private final Map<String, FakeCluster> clusters = new HashMap<>();

  @Test
  void savesTheContextsAndEachCluster() {
    Session session = session();
    session.contextChanges().create("practice");
    session.tokens().keep(TOKEN);
    assertThat(session.isUnsaved()).isTrue();
    session.save();
    assertThat(session.isUnsaved()).isFalse();
    assertThat(session.pending()).isEmpty();
    assertThat(cluster("local").saved).containsExactly("signed-in a token");
    assertThat(cluster("practice").saved).containsExactly("signed-out");
    assertThat(session().context().token()).isEqualTo(TOKEN);
    assertThat(session().contexts().named("practice")).isPresent();
  }

  @Test
  void aScratchSessionIsNeverSaved() {
    Session session = session();
    session.neverSave();
    session.contextChanges().create("practice");
    session.tokens().keep(TOKEN);
    session.save();
    assertThat(session.isUnsaved()).isTrue();
    assertThat(cluster("local").saved).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void savesTheOtherClustersWhenOneFailsAndSaysWhatRemains() {
    Session session = session();
    session.tokens().keep(TOKEN);
    session.contextChanges().create("practice");
    cluster("local").full = true;
    assertThatThrownBy(session::save)
        .isInstanceOf(Failure.class)
        .hasMessage("Not everything was saved: the disk is full.");
    assertThat(cluster("practice").saved).containsExactly("signed-out");
    assertThat(session.isUnsaved()).isTrue();
    cluster("local").full = false;
    session.save();
    assertThat(session.isUnsaved()).isFalse();
  }

  /** The one file names contexts that stand in the other. */
  @Test
  void namesNoContextThatCouldNotBeSaved() throws IOException {
    Session session = session();
    session.real().change(session.real().config().with("old", PachctlContext.EMPTY));
    session.contextChanges().protect("old", true);
    session.save();
    session.contextChanges().create("practice");
    session.real().change(session.real().config().with("prod", PachctlContext.EMPTY));
    session.contextChanges().protect("prod", true);
    session.contextChanges().activate("prod");
    session.contextChanges().delete("old");
    Path pachctl = home.resolve("pachctl.json");
    Path aside = Files.move(pachctl, home.resolve("aside"));
    Files.createDirectory(pachctl);

    assertThatThrownBy(session::save).isInstanceOf(Failure.class);
    assertThat(Files.readString(contexts())).contains("practice", "old").doesNotContain("prod");
    assertThat(session.contextName()).isEqualTo("prod");
    assertThat(session.isUnsaved()).isTrue();

    Files.delete(pachctl);
    Files.move(aside, pachctl);
    session.save();
    assertThat(session.isUnsaved()).isFalse();
    assertThat(Files.readString(contexts())).contains("practice", "prod").doesNotContain("old");
    assertThat(Files.readString(pachctl)).contains("prod").doesNotContain("old");
    assertThat(session().context().isProtected()).isTrue();
  }

  @Test
  void revertsTheOtherClustersWhenOneFails() {
    Session session = session();
    session.tokens().keep(TOKEN);
    session.contextChanges().create("practice");
    cluster("local").full = true;
    assertThatThrownBy(session::revert)
        .isInstanceOf(Failure.class)
        .hasMessage("Not everything was forgotten: the disk is full.");
    assertThat(session.contexts().named("practice")).isEmpty();
    assertThat(cluster("practice").isUnsaved()).isFalse();
    assertThat(session.context().token()).isEmpty();
  }

  @Test
  void revertsNothingWhenTheSavedContextsCannotBeRead() throws IOException {
    Session session = session();
    session.tokens().keep(TOKEN);
    Files.writeString(contexts(), "damaged");
    assertThatThrownBy(session::revert).isInstanceOf(Failure.class).hasMessageContaining("damaged");
    assertThat(session.context().token()).isEqualTo(TOKEN);
    assertThat(cluster("local").isUnsaved()).isTrue();
  }

  @Test
  void closesTheOtherClustersWhenOneFails() {
    Session session = session();
    session.contextChanges().create("practice");
    session.contextChanges().create("other");
    cluster("practice").full = true;
    assertThatThrownBy(session::discard)
        .isInstanceOf(Failure.class)
        .hasMessage("Not everything unsaved was dropped: the disk is full.");
    assertThat(cluster("other").closed).isTrue();
  }

  @Test
  void deletesAContextAndItsClusterWhenThatIsSaved() {
    Session session = session();
    session.contextChanges().create("practice");
    session.save();
    session.contextChanges().delete("practice");
    assertThat(session.pending()).containsExactly("practice: reset", "context practice: deleted");
    session.revert();
    assertThat(session.contexts().named("practice")).isPresent();
    session.contextChanges().delete("practice");
    session.save();
    assertThat(session().contexts().named("practice")).isEmpty();
  }

  @Test
  void deletesNoContextThatCommandsActOn() {
    Session session = session();
    session.contextChanges().create("practice");
    session.choose("practice");
    session.choose("local");
    assertThatThrownBy(() -> session.contextChanges().delete("practice"))
        .isInstanceOf(Failure.class);
    session.unchoose();
    session.unchoose();
    session.contextChanges().activate("practice");
    assertThatThrownBy(() -> session.contextChanges().delete("practice"))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> session.contextChanges().delete("local")).isInstanceOf(Failure.class);
    session.contextChanges().activate("local");
    session.contextChanges().delete("practice");
    assertThat(session.contexts().byName()).containsOnlyKeys("local");
  }

  @Test
  void keepsATokenForTheChosenContextAlone() {
    Session session = session();
    session.contextChanges().create("practice");
    session.choose("practice");
    session.tokens().keep(TOKEN);
    session.unchoose();
    assertThat(session.context().name()).isEqualTo("local");
    assertThat(session.context().token()).isEmpty();
    assertThat(session.contexts().named("practice").orElseThrow().token()).isEqualTo(TOKEN);
  }

  @Test
  void keepsNoTokenThatItsClusterCouldNotNote() {
    Session session = session();
    cluster("local").full = true;
    assertThatThrownBy(() -> session.tokens().keep(TOKEN)).hasMessageContaining("full");
    assertThat(session.context().token()).isEmpty();
  }

  @Test
  void resettingSignsOut() {
    Session session = session();
    session.tokens().keep(TOKEN);
    session.contextChanges().reset("local");
    assertThat(session.context().token()).isEmpty();
    assertThat(cluster("local").latestNote()).contains(Secret.of("signed-out"));
  }

  @Test
  void adoptsTheLoginThatARecoveredNoteHolds() {
    cluster("practice").leave("signed-in a token");
    Session session = session();
    session.embedded("practice").recover();
    session.contextChanges().adopt("practice");
    assertThat(session.contexts().named("practice").orElseThrow().token()).isEqualTo(TOKEN);
  }

  @Test
  void namesTheContextThatWasMeant() {
    Session session = session();
    session.contextChanges().create("practice");
    assertThatThrownBy(() -> session.choose("practise"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.hint()).contains("Did you mean 'practice'?"));
  }

  private Session session() {
    Variables variables = new Variables(Map.of());
    return TestSession.of(home, this::cluster, variables);
  }

  private FakeCluster cluster(String name) {
    return clusters.computeIfAbsent(name, unused -> new FakeCluster());
  }

  private Path contexts() {
    return home.resolve("contexts.json");
  }
}
