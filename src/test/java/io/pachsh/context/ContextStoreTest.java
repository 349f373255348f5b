package io.pachsh.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextStoreTest {
  private static final Contexts INITIAL = Contexts.initial();

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("new/contexts.json");
  }

  private ContextStore store() {
    return new ContextStore(file());
  }

  private static Contexts withToken(Contexts contexts, String context, String token) {
    return contexts.with(new Context(context, Optional.of(Secret.of(token))));
  }

  @Test
  void readsBackWhatItWrote() {
    Contexts mine =
        withToken(INITIAL, "practice", "t0k3n \"quoted\" ü").withSetting("autosave", "on");
    store().save(INITIAL, mine.withActive("practice"));
    assertThat(store().load()).isEqualTo(mine.withActive("practice"));
  }

  @Test
  void onlyItsOwnerReadsIt() throws Exception {
    store().save(INITIAL, withToken(INITIAL, "practice", "t"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void anotherSessionsChangesStay() {
    store().save(INITIAL, withToken(INITIAL, "theirs", "t1"));
    Contexts merged = store().save(INITIAL, withToken(INITIAL, "mine", "t2"));
    assertThat(merged.byName()).containsOnlyKeys("local", "mine", "theirs");
    assertThat(store().load()).isEqualTo(merged);
  }

  @Test
  void aDeletionByOneSideIsADeletion() {
    Contexts both = store().save(INITIAL, withToken(INITIAL, "old", "t"));
    store().save(both, both.without("old"));
    Contexts merged = store().save(both, withToken(both, "new", "t"));
    assertThat(merged.byName()).containsOnlyKeys("local", "new");
  }

  @Test
  void twoDifferentChangesOfOneKeyRefuseTheSave() throws Exception {
    store().save(INITIAL, withToken(INITIAL, "local", "theirs"));
    String before = Files.readString(file());
    assertThatThrownBy(() -> store().save(INITIAL, withToken(INITIAL, "local", "mine")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("contexts.local");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aDamagedFileIsNamedAndLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"contexts\": {\"local\": ");
    assertThatThrownBy(() -> store().load())
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("damaged");
    assertThat(Files.readString(file())).isEqualTo("{\"contexts\": {\"local\": ");
  }

  @Test
  void aNewerFormatIsRefused() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"version\": 99}");
    assertThatThrownBy(() -> store().load())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("newer pachsh");
  }

  @Test
  void aNameWithASlashIsNoContext() {
    assertThatThrownBy(() -> new Context("../etc", Optional.empty())).isInstanceOf(Failure.class);
  }
}
