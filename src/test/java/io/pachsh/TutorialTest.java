package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.tutorial.Tutorials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The walkthroughs run through the real commands, and leave everything of the reader's alone. */
class TutorialTest {
  /**
   * What a reader may have: a cluster, contexts, one of them in pachctl's file, a token, settings,
   * a practice org of their own.
   */
  private static final String READER =
      """
      config set context mine --embedded
      connect grpcs://pachd.invalid --alias prod
      config set active-context mine
      set theme light
      rehearsal start > /dev/null
      auth activate --initial-admin=robot:me -q > admin.token
      save
      """;

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> everyWalkthroughEndsAsItSays() {
    return Tutorials.NAMES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> walkthroughEndsAsItSays(name)));
  }

  private void walkthroughEndsAsItSays(String name) throws IOException {
    Path own = Files.createDirectory(directory.resolve(name));
    assertThat(ScriptedRun.of(own, "-c", READER).status()).isZero();
    Map<Path, String> before = everythingIn(own);

    ScriptedRun run = ScriptedRun.of(own, "tutorial", name, "--yes");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).matches("All \\d+ steps of '" + name + "' ended as they should.\n");
    assertThat(run.err())
        .startsWith(Tutorials.page(name).title() + "\n")
        .doesNotContain("note: bug");
    assertThat(everythingIn(own)).isEqualTo(before);
  }

  @Test
  void aWalkthroughThatEndsOtherwiseIsExplainedAndFails() {
    Run run = run(Map.of("PATH", "/nowhere"), List.of(), "tutorial", "scripting", "--yes");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith(
            """
                auth get cluster -o name | wc -l

            error: There is neither a command nor a program `wc`.
              Check the name and PATH: behind `|` stands one or the other.
            pachsh: The walkthrough stops: step 3 of 9 of 'scripting' did not end as it should.
              expected: exit status 0
              happened: exit status 1
              missing:  «4»
            """);
  }

  @Test
  void withoutATerminalItWantsAYes() {
    ScriptedRun run = ScriptedRun.of(directory, "tutorial", "okta");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'tutorial okta --yes' runs it without questions.");
  }

  @Test
  void aReaderWhoTriesThingsChangesNothingButTheirPlace() throws IOException {
    assertThat(ScriptedRun.of(directory, "-c", READER).status()).isZero();
    Map<Path, String> before = everythingIn(directory);

    List<String> typed =
        List.of(
            "",
            "set theme dark; config set context more --embedded; config delete context more; save",
            "skip",
            "",
            "auth logout; rehearsal start > here; rehearsal misbehave no-email; set autosave on",
            "config reset context local; revert",
            "echo lost > $PWD/file; !sh -c 'echo $PACHSH_HOME' > home",
            "quit");
    Run run = run(Map.of(), typed, "tutorial", "first-steps");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("error: There is");
    Map<Path, String> after = everythingIn(directory);
    Path bookmarks = directory.resolve("home/walkthroughs");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bookmarks)))
        .isEqualTo("rw-------");
    after.remove(bookmarks);
    assertThat(after).isEqualTo(before);
  }

  /** What a run printed and how it ended. */
  private record Run(int status, String out, String err) {}

  /** Runs pachsh with somebody who types these lines; nobody is there when there are none. */
  private Run run(Map<String, String> variables, List<String> typed, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(InputStream.nullInputStream(), !typed.isEmpty(), print(out), print(err));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PACHSH_HOME", directory.resolve("home").toString());
    environment.putAll(variables);
    Terminals terminals = new Terminals(!typed.isEmpty(), false, false);
    int status =
        Launch.run(
            arguments,
            new ProcessEnvironment(
                streams,
                streams,
                terminals,
                environment,
                directory,
                interrupts ->
                    new TypingConsole(new ArrayList<>(typed).iterator(), print(err), () -> {})));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  /** Every file with its content, mode and time of change. */
  private static Map<Path, String> everythingIn(Path directory) throws IOException {
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            file,
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                + Files.getLastModifiedTime(file)
                + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }
}
