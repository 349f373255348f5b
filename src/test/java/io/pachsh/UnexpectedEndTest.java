package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.failure.Exit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that something ends which nobody expected keeps what was acknowledged. */
class UnexpectedEndTest {
  private static final String SCRIPT =
      """
      auth activate -q --initial-admin robot:admin > token
      auth use-auth-token < token
      create project vision
      echo now
      save
      """;

  @TempDir private Path directory;

  @Test
  void anOverflownStackKeepsTheJournal() throws Exception {
    assertThat(endedBy(StackOverflowError::new))
        .startsWith("pachsh: This is a bug in pachsh (java.lang.StackOverflowError).\n")
        .contains("'recover' brings it back", "The details are in ", "Please report it.")
        .doesNotContain("\tat ", "Exception");

    assertThat(directory.resolve("home/pachsh.log"))
        .content()
        .contains(" bug\njava.lang.StackOverflowError", "\tat ");
    isBroughtBack();
  }

  @Test
  void usedUpMemoryKeepsTheJournal() {
    assertThat(endedBy(() -> new OutOfMemoryError("Java heap space")))
        .startsWith("pachsh: The memory was used up.\n")
        .contains("'recover' brings it back", "PACHSH_JAVA_OPTS=-Xmx2g")
        .doesNotContain("\tat ", "Exception");

    isBroughtBack();
  }

  @Test
  void anythingElseOfTheRuntimeKeepsTheJournal() {
    assertThat(endedBy(() -> new NoClassDefFoundError("io/pachsh/Missing")))
        .startsWith("pachsh: This is a bug in pachsh (java.lang.NoClassDefFoundError: ");

    isBroughtBack();
  }

  @Test
  void noTextIsTooLongForWhatShowsIt() throws Exception {
    String name = "user:" + "a.b".repeat(100_000) + "@example.com";
    Path script =
        Files.writeString(
            directory.resolve("long.pachsh"),
            """
        auth activate -q --initial-admin robot:admin > token
        auth use-auth-token < token
        auth add clusterAdmin %s cluster
        auth get cluster -o yaml
        access export
        history
        """
                .formatted(name));

    ScriptedRun run = ScriptedRun.of(directory, "-f", script.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains(name))).hasSizeGreaterThan(1);
  }

  /** What is said when an error comes up as "now" is printed. */
  private String endedBy(Supplier<Error> error) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw error.get();
          }

          @Override
          public void write(byte[] bytes, int offset, int count) {
            if (new String(bytes, offset, count, StandardCharsets.UTF_8).contains("now")) {
              throw error.get();
            }
          }
        };
    int status =
        ScriptedRun.run(
            new ByteArrayInputStream(SCRIPT.getBytes(StandardCharsets.UTF_8)), out, err, directory);
    assertThat(status).isEqualTo(Exit.FAILED.status());
    return err.toString(StandardCharsets.UTF_8);
  }

  private void isBroughtBack() {
    assertThat(Files.exists(directory.resolve("home/contexts.json"))).isFalse();
    ScriptedRun next = ScriptedRun.of(directory, "-c", "recover; auth whoami; list project");

    assertThat(next.out()).contains("robot:admin", "vision");
    assertThat(next.status()).as(next.err()).isZero();
  }
}
