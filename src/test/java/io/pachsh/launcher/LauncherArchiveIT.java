package io.pachsh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.TlsServerCredentials;
import io.pachsh.pachd.FakePachd;
import io.pachsh.serve.TlsPair;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archive that makes starts fast, with the packaged jar on every JDK of this machine. */
class LauncherArchiveIT {
  @TempDir Path temporary;

  /** The JDK that runs this test, and each further one, 17 or newer, in the usual place. */
  static Set<Path> jdks() throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    found.add(Path.of(System.getProperty("java.home")).toRealPath());
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> homes = Files.list(usual)) {
        for (Path home : homes.sorted().toList()) {
          if (Files.isExecutable(home.resolve("bin/java")) && feature(home) >= 17) {
            found.add(home.toRealPath());
          }
        }
      }
    }
    return found;
  }

  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("^[^\"]*\"([0-9]+).*", "$1"))
        .findFirst()
        .map(Integer::parseInt)
        .orElse(0);
  }

  private Start start(Installation pachsh, Path jdk, Path cache) {
    return pachsh(pachsh, jdk, cache).arguments("version");
  }

  private Start pachsh(Installation pachsh, Path jdk, Path cache) {
    return Start.of(pachsh.script(), pachsh.home())
        .with("JAVA_HOME", jdk)
        .with("PACHSH_NO_BUILD", "1")
        .with("PACHSH_CACHE", cache)
        .with("PACHSH_ARCHIVE", "wait")
        .with("PACHSH_HOME", temporary.resolve("state"))
        .with("PACH_CONFIG", temporary.resolve("config.json"));
  }

  private static Start.End assertStarts(Start start) throws IOException, InterruptedException {
    Start.End end = start.run();
    assertThat(end.status()).as("status; stderr: %s", end.err()).isZero();
    assertThat(end.out()).startsWith("pachsh").hasLineCount(1);
    assertThat(end.err()).isEmpty();
    return end;
  }

  private static List<Path> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.endsWith("app.jsa")).toList();
    }
  }

  /** The names of what a start leaves for one JDK and jar. */
  private static List<String> kept(Path archive) throws IOException {
    try (Stream<Path> files = Files.list(archive.getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void truncate(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length() / 2);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void startsCleanlyWithAnArchiveOfItsOwn(Path jdk) throws Exception {
    System.out.println("LauncherArchiveIT: starts on " + jdk);
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Path cache = temporary.resolve("the cache");
    Start start = start(pachsh, jdk, cache);

    assertStarts(start);
    assertStarts(start);

    Path archive = archives(cache).get(0);
    assertThat(kept(archive)).contains("app.jsa", "origin", "stamp").hasSizeLessThanOrEqualTo(4);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.getParent())))
        .isEqualTo("rwx------");
    assertThat(loadedFromArchive(start)).isTrue();
  }

  /** Whether java says that it took the application's main class from the archive. */
  private static boolean loadedFromArchive(Start start) throws Exception {
    return start.with("PACHSH_JAVA_OPTS", "-Xlog:class+load=info:stdout").run().lines().stream()
        .anyMatch(line -> line.contains("io.pachsh.Main source: shared objects file (top)"));
  }

  @Test
  void makesItOnClustersOfItsOwnWhateverTheEnvironmentChooses() throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    try (FakePachd theirs = FakePachd.start()) {
      Start start =
          start(pachsh, jdks().iterator().next(), temporary.resolve("cache"))
              .with("PACHD_ADDRESS", "grpc://127.0.0.1:" + theirs.port())
              .with("PACHSH_TOKEN", "their-token");
      start.arguments("--client-only").run();

      assertThat(archives(temporary.resolve("cache"))).hasSize(1);
      assertThat(theirs.calls()).isEmpty();
    }
  }

  /** Of what is loaded from elsewhere, the most is what java makes anew at each start. */
  @ParameterizedTest
  @MethodSource("jdks")
  void holdsWhatACallToARealClusterLoads(Path jdk) throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Path cache = temporary.resolve("cache");
    assertStarts(start(pachsh, jdk, cache));
    TlsPair tls = TlsPair.in(temporary);
    try (FakePachd plain = FakePachd.start();
        FakePachd encrypted =
            FakePachd.withTls(
                TlsServerCredentials.create(tls.certificate().toFile(), tls.key().toFile()))) {
      Start call = pachsh(pachsh, jdk, cache).with("PACHSH_TOKEN", "a-token");
      for (FakePachd pachd : List.of(plain, encrypted)) {
        pachd.answers(
            APIGrpc.getWhoAmIMethod(),
            it -> WhoAmIResponse.newBuilder().setUsername("robot:ci").build());
        pachd.answers(APIGrpc.getAuthorizeMethod(), it -> AuthorizeResponse.getDefaultInstance());
      }
      writeContexts(plain.port(), encrypted.port(), tls.certificate());
      for (String context : List.of("plain", "encrypted")) {
        List<String> lines =
            call.with("PACHSH_JAVA_OPTS", "-Xlog:class+load=info:stdout")
                .arguments("--context", context, "auth", "whoami")
                .run()
                .lines();
        assertThat(lines).contains("You are \"robot:ci\"");
        List<String> loaded = lines.stream().filter(line -> line.contains(" source: ")).toList();
        assertThat(loaded)
            .as("classes of %s from outside of the archive", context)
            .filteredOn(line -> !line.contains("shared objects file"))
            .hasSizeLessThan(loaded.size() / 8);
      }
    }
  }

  private void writeContexts(int plain, int encrypted, Path certificate) throws IOException {
    Files.writeString(
        temporary.resolve("config.json"),
        """
        {"v2": {"contexts": {
          "plain": {"pachd_address": "grpc://127.0.0.1:%d"},
          "encrypted": {"pachd_address": "grpcs://127.0.0.1:%d", "server_cas": "%s"}}}}
        """
            .formatted(
                plain,
                encrypted,
                Base64.getEncoder().encodeToString(Files.readAllBytes(certificate))));
    Files.setPosixFilePermissions(
        temporary.resolve("config.json"), PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void neitherUsesNorKeepsAShortenedArchive(Path jdk) throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Start start = start(pachsh, jdk, temporary.resolve("cache"));
    assertStarts(start);
    Path archive = archives(temporary.resolve("cache")).get(0);
    long size = Files.size(archive);

    truncate(archive);
    assertStarts(start);

    assertThat(Files.size(archive)).isCloseTo(size, Percentage.withPercentage(10));
    assertThat(loadedFromArchive(start)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void makesTheArchiveAnewForAnotherJar(Path jdk) throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Start start = start(pachsh, jdk, temporary.resolve("cache"));
    assertStarts(start);

    FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(pachsh.jar(), past);
    assertStarts(start);

    assertThat(loadedFromArchive(start)).isTrue();
    assertThat(archives(temporary.resolve("cache"))).hasSize(1);
  }

  @Test
  void makesTheArchiveBesideTheFirstSessionUnlessToldToWait() throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Path jdk = jdks().iterator().next();
    Start waiting = start(pachsh, jdk, temporary.resolve("cache"));

    assertStarts(waiting.with("PACHSH_ARCHIVE", ""));
    assertStarts(waiting);

    assertThat(loadedFromArchive(waiting)).isTrue();
  }

  @Test
  void survivesFirstStartsAtTheSameTime() throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Start start = start(pachsh, jdks().iterator().next(), temporary.resolve("cache"));

    List<Start.Running> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      running.add(start.begin());
    }
    for (Start.Running one : running) {
      Start.End end = one.await();
      assertThat(end.status()).isZero();
      assertThat(end.out()).startsWith("pachsh").hasLineCount(1);
      assertThat(end.err()).isEmpty();
    }

    assertThat(loadedFromArchive(start)).isTrue();
    assertThat(kept(archives(temporary.resolve("cache")).get(0))).doesNotContain("lock");
  }

  @Test
  void takesOverTheLockOfAStartThatDied() throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Start start = start(pachsh, jdks().iterator().next(), temporary.resolve("cache"));
    assertStarts(start);
    Path archive = archives(temporary.resolve("cache")).get(0);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectory(archive.resolveSibling("lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    Files.createDirectory(archive.resolveSibling("work.1"));
    Files.delete(archive);

    assertStarts(start);

    assertThat(kept(archive)).contains("app.jsa").doesNotContain("lock", "work.1");
  }

  @Test
  void startsWithoutAnArchiveWhereNoneCanBeKept() throws Exception {
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Path file = Files.createFile(temporary.resolve("file"));
    Start start = start(pachsh, jdks().iterator().next(), file.resolve("cache"));

    assertStarts(start);
    assertStarts(start.with("PACHSH_CACHE", temporary.resolve("a:b")));
    assertThat(loadedFromArchive(start)).isFalse();
  }

  @Test
  void keepsNoArchivesOfJarsThatAreGone() throws Exception {
    Installation old = Installation.builtAt(temporary.resolve("old"));
    Installation pachsh = Installation.builtAt(temporary.resolve("pachsh"));
    Path jdk = jdks().iterator().next();
    Path cache = temporary.resolve("cache");
    assertStarts(start(old, jdk, cache));
    Files.delete(old.jar());

    assertStarts(start(pachsh, jdk, cache));

    assertThat(archives(cache))
        .singleElement()
        .asString()
        .contains("pachsh")
        .doesNotContain("old/");
    try (Stream<Path> directories = Files.list(cache.resolve("startup"))) {
      assertThat(directories).hasSize(1);
    }
  }

  @Test
  void triesAJavaThatMakesNoArchivesOnce() throws Exception {
    Installation pachsh = Installation.pretendedAt(temporary.toRealPath().resolve("pachsh"));
    PretendedJava java = PretendedJava.of(temporary.resolve("jdk"), "17.0.1");
    Path trained = temporary.resolve("trained");
    Files.writeString(
        java.home().resolve("bin/java"),
        "case \"$*\" in *--train*) echo once >>'" + trained + "' ;; esac\n",
        StandardOpenOption.APPEND);
    Start start = start(pachsh, java.home(), temporary.resolve("cache"));

    assertThat(start.run().status()).isZero();
    Start.End second = start.run();

    assertThat(second.status()).isZero();
    assertThat(second.out()).doesNotContain("SharedArchiveFile");
    assertThat(trained).content().hasLineCount(1);
  }
}
