package io.pachsh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  /** As pachctl 2.x writes it. */
  private static final String PACHCTLS =
      """
      {
        "user_id": "0123456789abcdef0123456789abcdef",
        "v2": {
          "active_context": "prod",
          "contexts": {
            "prod": {
              "source": 2,
              "pachd_address": "grpcs://pachd.example.com:443",
              "session_token": "a token",
              "port_forwarders": {
                "pachd": 30650
              },
              "cluster_deployment_id": "abc",
              "project": "default"
            },
            "test": {
              "pachd_address": "grpc://test:30650"
            }
          },
          "metrics": true,
          "max_shell_completions": 64
        }
      }
      """;

  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void pachctlHasWritten() throws IOException {
    write(PACHCTLS);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void readsWhatPachctlWroteAndWritesItTheSame() {
    PachctlConfig config = store().load();
    assertThat(config.contexts()).containsOnlyKeys("prod", "test");
    assertThat(context(config, "prod").token()).contains(Secret.of("a token"));
    assertThat(context(config, "prod").forwarding().port()).isEqualTo("30650");
    assertThat(config.active()).contains("prod");
    assertThat(config.metrics()).isTrue();
    assertThat(ConfigTable.text(config.root())).isEqualTo(PACHCTLS);
  }

  @Test
  void makesPachctlsDirectoryWhereThereWasNoPachctl() {
    ConfigLocation usual = ConfigLocation.from(Map.of("HOME", directory.resolve("ada").toString()));
    ConfigFile fresh = new ConfigFile(() -> usual, directory.resolve("locks"), notes::add);
    PachctlConfig mine = store().load();
    var unused = fresh.save(fresh.load(), mine);
    assertThat(fresh.load().contexts()).containsOnlyKeys("prod", "test");
  }

  @Test
  void readsTheSpellingsThatPachctlReads() {
    write(
        """
        {"userId": "0123456789abcdef0123456789abcdef", "v2": {"metrics": true, "maxShellCompletions":
        "64", "activeContext": "prod", "contexts": {"test": {"pachdAddress": "grpc://test:30650",
        "sessionToken": "", "source": 0, "enterpriseServer": false}, "prod": {"project": "default",
        "clusterDeploymentId": "abc", "portForwarders": {"pachd": "30650"}, "sessionToken":
        "a token", "pachdAddress": "grpcs://pachd.example.com:443", "source": "HUB",
        "namespace": null}}}}
        """);
    assertThat(ConfigTable.text(store().load().root())).isEqualTo(PACHCTLS);
  }

  @Test
  void aFileThatBeginsToBeHasAnActiveContext() throws IOException {
    PachctlContext context = PachctlContext.EMPTY.with("pachd_address", "grpc://new:1");
    Files.delete(file());
    PachctlConfig none = store().load();
    assertThat(store().save(none, none.with("new", context)).active()).contains("new");
    assertThat(store().load().active()).contains("new");

    PachctlConfig more = store().load();
    store().save(more, more.with("again", context));
    assertThat(store().load().active()).contains("new");
  }

  @Test
  void aFileThatIsThereKeepsItsActiveContext() {
    PachctlContext context = PachctlContext.EMPTY.with("pachd_address", "grpc://new:1");
    PachctlConfig base = store().load();
    assertThat(store().save(base, base.with("new", context)).active()).contains("prod");

    write("{\"v2\": {\"metrics\": false, \"contexts\": {}}}");
    PachctlConfig none = store().load();
    assertThat(store().save(none, none.with("new", context)).active()).isEmpty();
  }

  @Test
  void keepsUnknownKeysAtEveryLevel() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Node.Table strange = strange(random, 3);
      PachctlConfig before = store().load();
      Node.Table v2 = before.root().table("v2");
      Node.Table prod = v2.table("contexts").table("prod");
      Node.Table contexts = v2.table("contexts").with("prod", prod.with("x_known", strange));
      Node.Table root =
          before
              .root()
              .with("x_root", strange)
              .with("v2", v2.with("contexts", contexts).with("x_v2", strange));
      write(ConfigTable.text(root));
      PachctlConfig read = store().load();
      store().save(read, read.with("new" + round, PachctlContext.EMPTY.with("project", "p")));
      Node.Table after = store().load().root();
      assertThat(after.table("x_root")).isEqualTo(strange);
      assertThat(after.table("v2").table("x_v2")).isEqualTo(strange);
      assertThat(after.table("v2").table("contexts").table("prod").table("x_known"))
          .isEqualTo(strange);
    }
  }

  private static Node.Table strange(Random random, int depth) {
    Node.Table table = Node.Table.EMPTY;
    for (int i = random.nextInt(4); i >= 0; i--) {
      table = table.with("k" + i + "\"\u00fc\n", value(random, depth));
    }
    return table;
  }

  private static Node value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> Node.Leaf.text("text \\ \" \u2028 \ud83d " + random.nextInt());
      case 1 -> Node.Leaf.json(random.nextInt(1000) + "." + random.nextInt(1000) + "0e-7");
      case 2 ->
          Node.Leaf.json(
              List.of("null", "true", "false", "12345678901234567890").get(random.nextInt(4)));
      case 3 -> strange(random, depth - 1);
      default ->
          new Node.Items(
              Stream.generate(() -> value(random, depth - 1)).limit(random.nextInt(3)).toList());
    };
  }

  @Test
  void bothSidesChangesOfDifferentKeysStay() {
    PachctlConfig base = store().load();
    store().save(base, base.with("prod", context(base, "prod").with("project", "theirs")));
    PachctlConfig merged =
        store()
            .save(
                base,
                base.with("prod", context(base, "prod").withToken(token("mine")))
                    .with("new", PachctlContext.EMPTY.with("pachd_address", "grpc://new:1"))
                    .withMetrics(false));
    assertThat(context(merged, "prod").token()).isEqualTo(token("mine"));
    assertThat(context(merged, "prod").project()).isEqualTo("theirs");
    assertThat(merged.contexts()).containsOnlyKeys("new", "prod", "test");
    assertThat(merged.metrics()).isFalse();
    assertThat(store().load()).isEqualTo(merged);
  }

  @Test
  void aDeletionByOneSideIsADeletion() {
    PachctlConfig base = store().load();
    store().save(base, base.without("test"));
    PachctlConfig merged = store().save(base, base.withMetrics(false));
    assertThat(merged.contexts()).containsOnlyKeys("prod");
  }

  @Test
  void theSameChangeOnBothSidesIsNoConflict() {
    PachctlConfig base = store().load();
    PachctlConfig changed = base.with("prod", context(base, "prod").withToken(token("new")));
    store().save(base, changed);
    assertThat(store().save(base, changed)).isEqualTo(changed);
  }

  @Test
  void conflictsRefuseTheSaveAndNameTheKey() {
    PachctlConfig base = store().load();
    PachctlContext prod = context(base, "prod");
    PachctlContext one = PachctlContext.EMPTY.with("pachd_address", "grpc://one:1");
    PachctlContext two = PachctlContext.EMPTY.with("project", "two").withToken(token("t"));
    refuses(
        "v2.contexts.prod.session_token",
        base.with("prod", prod.withToken(token("theirs"))),
        base.with("prod", prod.withToken(token("mine"))));
    refuses(
        "v2.contexts.prod.session_token",
        base.with("prod", prod.withToken(token("theirs"))),
        base.with("prod", prod.withToken(Optional.empty())));
    refuses(
        "v2.contexts.prod", base.without("prod"), base.with("prod", prod.withToken(token("mine"))));
    refuses("v2.contexts.new", base.with("new", one), base.with("new", two));
    refuses("v2.active_context", base.withActive("test"), base.withActive("other"));
  }

  @Test
  void aTokenNeverMeetsAnotherAddress() {
    PachctlConfig base = store().load();
    PachctlContext prod = context(base, "prod");
    PachctlConfig signedIn = base.with("prod", prod.withToken(token("new")));
    PachctlConfig moved = base.with("prod", prod.with("pachd_address", "grpc://evil:1"));
    refuses("v2.contexts.prod.pachd_address", moved, signedIn);
    refuses("v2.contexts.prod.pachd_address", signedIn, moved);
    PachctlConfig other = base.with("prod", prod.with("cluster_deployment_id", "other"));
    refuses("v2.contexts.prod.cluster_deployment_id", other, signedIn);
  }

  @Test
  void learningWhoAClusterIsGoesWithSigningIn() {
    PachctlConfig base = store().load();
    PachctlContext test = context(base, "test");
    store().save(base, base.with("test", test.with("cluster_deployment_id", "id")));
    PachctlConfig merged = store().save(base, base.with("test", test.withToken(token("mine"))));
    assertThat(context(merged, "test").deploymentId()).isEqualTo("id");
    assertThat(context(merged, "test").token()).isEqualTo(token("mine"));
  }

  private void refuses(String key, PachctlConfig theirs, PachctlConfig mine) {
    write(PACHCTLS);
    PachctlConfig base = store().load();
    store().save(base, theirs);
    String before = read();
    assertThatThrownBy(() -> store().save(base, mine))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("changed '" + key + "'")
        .hasMessageContaining(file().toString());
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void whatPachctlWritesJustBeforeTheRenameIsMerged() {
    List<PachctlConfig> seen = new ArrayList<>();
    PachctlConfig after =
        store()
            .update(
                config -> {
                  seen.add(config);
                  if (seen.size() < 3) {
                    // What it read is not what the file says any more when ours is ready.
                    write(PACHCTLS.replace("\"test\"", "\"test" + seen.size() + "\""));
                  }
                  return config.with("mine", PachctlContext.EMPTY);
                });
    assertThat(seen).hasSize(3);
    assertThat(after.contexts()).containsOnlyKeys("mine", "prod", "test2");
    assertThat(store().load()).isEqualTo(after);
  }

  @Test
  void aFileThatNeverStandsStillIsNotOverwritten() {
    List<String> written = new ArrayList<>();
    assertThatThrownBy(
            () ->
                store()
                    .update(
                        config -> {
                          written.add("a" + written.size());
                          write(PACHCTLS.replace("\"test\"", "\"" + written.size() + "\""));
                          return config;
                        }))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("all the time");
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    PachctlConfig base = store().load();
    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(notes).hasSize(1).first().asString().contains("0600 now");
    store().save(base, base.withMetrics(false));
    assertThat(mode(file())).isEqualTo("rw-------");
    assertThat(notes).hasSize(1);
  }

  @Test
  void replacesWhatALinkPointsToAndClearsUpAfterAKill() throws IOException {
    Path link = directory.resolve("link.json");
    Files.createSymbolicLink(link, file());
    Path left = directory.resolve(".config.json123.new");
    Files.writeString(left, "half");
    ConfigFile linked = store(link);
    PachctlConfig base = linked.load();
    linked.save(base, base.withMetrics(false));
    assertThat(link).isSymbolicLink();
    assertThat(store().load().metrics()).isFalse();
    assertThat(left).doesNotExist();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("config.json", "link.json", "home");
    }
  }

  @Test
  void aNewFileIsWrittenAsPachctlExpectsItAndLetsItReportNothing() throws IOException {
    Files.delete(file());
    PachctlConfig base = store().load();
    assertThat(base.contexts()).isEmpty();
    assertThat(base.metrics()).isFalse();
    store().save(base, base.with("a", PachctlContext.EMPTY).withActive("a"));
    assertThat(read())
        .matches(
            "(?s)\\{\n"
                + "  \"user_id\": \"[0-9a-f]{32}\",\n"
                + "  \"v2\": \\{\n"
                + "    \"active_context\": \"a\",\n"
                + "    \"contexts\": \\{\n"
                + "      \"a\": \\{}\n"
                + "    }\n"
                + "  }\n"
                + "}\n");
    assertThat(mode(file())).isEqualTo("rw-------");
  }

  @Test
  void aDirectoryThatPachConfigNamesMustBeThere() {
    ConfigFile lost = store(directory.resolve("nowhere/config.json"));
    PachctlConfig base = lost.load();
    assertThatThrownBy(() -> lost.save(base, base.withMetrics(false)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no such file or directory");
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @Test
  void isFoundAsPachctlFindsIt() {
    assertThat(ConfigLocation.from(Map.of("HOME", "/h")))
        .isEqualTo(new ConfigLocation(Path.of("/h/.pachyderm/config.json"), false));
    assertThat(ConfigLocation.from(Map.of("HOME", "/h", "PACH_CONFIG", "/a/b")))
        .isEqualTo(new ConfigLocation(Path.of("/a/b"), true));
    assertThatThrownBy(() -> ConfigLocation.from(Map.of("PACH_CONFIG", "")))
        .isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~/c.json",
        "'~/c.json'",
        "$HOME/c.json",
        "\"${HOME}/c.json\"",
        " %s/c.json ",
        "file://%s/c.json"
      })
  void isFoundWhereNoShellReplacedWhatTheVariableSays(String written) {
    String home = directory.toString();
    assertThat(
            ConfigLocation.from(Map.of("PACH_CONFIG", written.replace("%s", home), "HOME", home))
                .file())
        .isEqualTo(directory.resolve("c.json"));
  }

  @Test
  void showsNoToken() {
    PachctlConfig config = store().load();
    assertThat(config + " " + context(config, "prod") + config.root()).doesNotContain("a token");
  }

  private ConfigFile store() {
    return store(file());
  }

  private ConfigFile store(Path file) {
    return new ConfigFile(() -> new ConfigLocation(file, true), locks(), notes::add);
  }

  private Path locks() {
    return directory.resolve("home/locks");
  }

  private Path file() {
    return directory.resolve("config.json");
  }

  private void write(String text) {
    try {
      Files.writeString(file(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static PachctlContext context(PachctlConfig config, String name) {
    PachctlContext context = config.contexts().get(name);
    assertThat(context).as(name).isNotNull();
    return context;
  }

  private static Optional<Secret> token(String text) {
    return Optional.of(Secret.of(text));
  }
}
