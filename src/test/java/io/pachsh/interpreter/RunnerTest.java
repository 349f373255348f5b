package io.pachsh.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.command.TestRunner;
import io.pachsh.session.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir private Path home;
  private TestRunner test;

  @BeforeEach
  void start() {
    test = new TestRunner(home, true);
    test.session.contextChanges().create("practice");
  }

  @Test
  void actsOnAnotherContextForOneLine() {
    assertThat(test.run("where", "--context", "practice")).isZero();
    assertThat(test.run("where")).isZero();
    assertThat(test.out()).isEqualTo("practice\nlocal\n");
  }

  @Test
  void comesBackFromAnotherContextHoweverTheLineEnds() {
    assertThat(test.run("fail", "bug", "--context=practice")).isEqualTo(1);
    assertThat(test.session.context().name()).isEqualTo("local");
    assertThat(test.run("fail", "status", "--context=practice")).isEqualTo(9);
    assertThat(test.session.context().name()).isEqualTo("local");
    assertThatThrownBy(() -> test.run("fail", "leave", "--context=practice"))
        .isInstanceOf(LeaveException.class);
    assertThat(test.session.context().name()).isEqualTo("local");
    assertThat(test.run("where", "--context=nowhere")).isEqualTo(1);
    assertThat(test.session.context().name()).isEqualTo("local");
  }

  @Test
  void tellsOfABugInOneLineAndLogsTheRest() {
    assertThat(test.run("fail", "bug")).isEqualTo(1);
    assertThat(test.err()).startsWith("test:1: This is a bug in pachsh (IllegalStateException: on");
    assertThat(test.bugs).hasSize(1);
  }

  @Test
  void failsWhenTheOutputIsClosed() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        };
    assertThat(test.run(closed, "where")).isEqualTo(1);
    assertThat(test.run(closed, "where", "--help")).isEqualTo(1);
    assertThat(test.run(closed, "echo", "a")).isEqualTo(1);
    assertThat(test.err().lines().distinct())
        .containsExactly("test:1: The output could not be written: it was closed or is full.");
  }

  @Test
  void refusesSecretsThatOthersCouldRead() {
    test = new TestRunner(home, false);
    assertThat(test.run("sign", "in", "s3cret")).isEqualTo(2);
    assertThat(test.run("sign", "in", "--token=s3cret")).isEqualTo(2);
    assertThat(test.err()).contains("--insecure-inline").doesNotContain("s3cret");
    assertThat(test.session.context().token()).isEmpty();
  }

  @Test
  void forgetsOptionsBetweenLines() {
    assertThat(test.run("sign", "in", "--token=s3cret")).isZero();
    assertThat(test.session.context().token()).isPresent();
    assertThat(test.run("sign", "in")).isZero();
    assertThat(test.session.context().token()).isEmpty();
  }

  @Test
  void savesAfterEachCommandWithAutosave() throws IOException {
    test.session.setContexts(Settings.AUTOSAVE.changed(test.session.contexts(), "on"));
    assertThat(test.run("sign", "in", "s3cret")).isZero();
    assertThat(test.session.isUnsaved()).isFalse();
    assertThat(Files.readString(home.resolve("contexts.json"))).contains("s3cret");
  }
}
