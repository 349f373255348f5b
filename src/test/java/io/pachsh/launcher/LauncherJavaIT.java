package io.pachsh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java the launcher takes, and what it says when there is none to take. */
class LauncherJavaIT {
  @TempDir Path temporary;
  private Path root;
  private Installation pachsh;
  private Path tools;

  @BeforeEach
  void install() throws Exception {
    root = temporary.toRealPath();
    pachsh = Installation.pretendedAt(root.resolve("pachsh"));
    tools = Installation.searchPath(root.resolve("tools"), List.of("sh", "readlink", "find"));
  }

  private Start start() {
    return pachsh.start().with("PATH", tools);
  }

  private static void assertRefused(Start.End end, String sentence) {
    assertThat(end.status()).isEqualTo(1);
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).startsWith("pachsh: " + sentence).contains("Java 17 or newer");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    assertRefused(start().run(), "no Java found: JAVA_HOME is not set and PATH has no java.");
  }

  @Test
  void saysThatJavaHomeIsWrongEvenIfThereIsAnotherJava() throws Exception {
    PretendedJava java = PretendedJava.of(root.resolve("jdk"), "17.0.1");
    Files.createSymbolicLink(tools.resolve("java"), java.home().resolve("bin/java"));

    assertRefused(start().with("JAVA_HOME", "/nowhere").run(), "JAVA_HOME is '/nowhere', but");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16"})
  void saysThatAJavaIsTooOld(String version) throws Exception {
    PretendedJava old = PretendedJava.of(root.resolve("jdk"), version);

    assertRefused(
        start().with("JAVA_HOME", old.home()).run(),
        "the Java at " + old.home() + " is version " + version + ", which is too old.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.1", "26-ea"})
  void takesANewEnoughJava(String version) throws Exception {
    PretendedJava java = PretendedJava.of(root.resolve("a jdk"), version);

    assertThat(start().with("JAVA_HOME", java.home() + "/").run().status()).isZero();
  }

  @Test
  void findsTheHomeOfALinkedJavaOnTheSearchPath() throws Exception {
    PretendedJava old = PretendedJava.of(root.resolve("jdk"), "11");
    Files.createSymbolicLink(root.resolve("alternative"), old.home().resolve("bin/java"));
    Files.createSymbolicLink(tools.resolve("java"), root.resolve("alternative"));

    assertRefused(start().run(), "the Java at " + old.home() + " is version 11");
  }

  @Test
  void asksAJavaThatIsAShimForItsHomeAndVersion() throws Exception {
    PretendedJava java = PretendedJava.of(root.resolve("jdk"), "17.0.1");
    Installation.program(
        tools.resolve("java"),
        "[ \"$1\" = -XshowSettings:properties ] || exit 9",
        "printf '    java.home = %s\\n    java.version = 21.0.1\\n' '" + java.home() + "' >&2");

    assertThat(start().run().lines()).contains("argument=io.pachsh.Main");
  }

  @Test
  void saysThatAJavaDoesNotWork() throws Exception {
    Installation.program(tools.resolve("java"), "exit 1");

    assertRefused(start().run(), tools.resolve("java") + " does not work.");
  }

  @Test
  void saysThatAJavaWithoutACompilerCannotBuild() throws Exception {
    PretendedJava runtime = PretendedJava.of(root.resolve("jre"), "17.0.1");
    Files.delete(pachsh.jar());
    Files.createDirectories(pachsh.home().resolve("src/main"));

    Start.End end = start().with("JAVA_HOME", runtime.home()).run();

    assertThat(end.status()).isEqualTo(1);
    assertThat(end.err())
        .contains("the Java at " + runtime.home() + " cannot build pachsh")
        .contains("bin/javac");
  }
}
