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

  @Test
  void whatFollowsTheEndIsRefusedWithItsPosition() throws Exception {
    refuses("{}\n{}", "line 2, column 1 follows the end of the object");
    refuses("{} x", "line 1, column 4 is no JSON");
    refuses("{}]", "line 1, column 3 is no JSON");
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedWithItsPosition() throws Exception {
    refuses(
        "{\"active\": \"a\",\n \"active\": \"b\"}",
        "line 2, column 2 has the key 'active' for the second time");
    refuses(
        "{\"contexts\": {\"a\": {}, \"a\": {}}}",
        "line 1, column 24 has the key 'a' for the second time");
    refuses(
        "{\"contexts\": {\"a\": {\"token\": \"x\",\n\"token\": \"y\"}}}",
        "line 2, column 1 has the key 'token' for the second time");
    refuses("{\"other\": [{\"x\": 1, \"x\": 2}]}", "has the key 'x' for the second time");
  }

  @Test
  void whatIsOfAnotherTypeIsRefusedWithItsPosition() throws Exception {
    refuses("{\"active\": 1}", "line 1, column 12 is no text");
    refuses("{\"contexts\": []}", "line 1, column 14 is no object");
    refuses("{\"contexts\": {\"a\": \"b\"}}", "line 1, column 20 is no object");
    refuses("{\"contexts\": {\"a\": {\"token\": 7}}}", "line 1, column 30 is no text");
    refuses("{\"contexts\": {\"a\": {\"kind\": \"moon\"}}}", "kind of context that is not known");
    refuses("{\"contexts\": {\"a\": {\"protected\": 1}}}", "is neither true nor false");
    refuses("{\"protected_in_pachctl\": [1]}", "line 1, column 27 is no text");
    refuses("{\"version\": \"1\"}", "is no number");
    refuses("", "it does not begin with '{'");
    refuses("[]", "it does not begin with '{'");
  }

  @Test
  void keysThatAreNotKnownStayAtEveryLevel() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(),
        """
        {"note": {"by": ["hand", null, 1.50, 123456789012345678901234567890, true]},
         "contexts": {"local": {"colour": "red\\ud800", "token": "t"}, "gone": {"colour": "blue"}},
         "settings": {"future": "x", "futures": [1], "count": 5}}
        """);
    Contexts base = store().load();
    store().save(base, withToken(base.without("gone"), "local", "other").withSetting("a", "b"));

    assertThat(Files.readString(file()).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"note\":{\"by\":[\"hand\",null,1.50,123456789012345678901234567890,true]},"
                + "\"contexts\":{\"local\":{\"colour\":\"red\\ud800\",\"kind\":\"embedded\",\"token\":\"other\"}},"
                + "\"version\":1,\"active\":\"local\","
                + "\"settings\":{\"futures\":[1],\"count\":5,\"a\":\"b\",\"future\":\"x\"}}");
    assertThat(store().load().setting("future", "")).isEqualTo("x");
  }

  @Test
  void whatTheFileSaidBeforeStaysBesideItAndIsNamedWhenItIsDamaged() throws Exception {
    Contexts first = store().save(INITIAL, withToken(INITIAL, "practice", "t"));
    Path lastGood = file().resolveSibling("contexts.json.bak");
    assertThat(lastGood).doesNotExist();
    String before = Files.readString(file());
    store().save(first, first.withSetting("autosave", "on"));

    assertThat(lastGood).hasContent(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lastGood)))
        .isEqualTo("rw-------");
    refuses("{", "damaged: line 1, column 2 is no JSON.");
    assertThat(lastGood).hasContent(before);
    assertThatThrownBy(() -> store().load())
        .satisfies(
            e ->
                assertThat(((Failure) e).hint().orElseThrow())
                    .endsWith("\ncp '%s' '%s'".formatted(lastGood, file())));
  }

  /** A file that cannot be read, which is neither taken nor touched. */
  private void refuses(String text, String why) throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
    assertThatThrownBy(() -> store().load()).isInstanceOf(Failure.class).hasMessageContaining(why);
    assertThatThrownBy(() -> store().save(INITIAL, withToken(INITIAL, "practice", "t")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(why);
    assertThat(Files.readString(file())).isEqualTo(text);
  }
}
