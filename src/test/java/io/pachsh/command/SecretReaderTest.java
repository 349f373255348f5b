package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {
  @TempDir private Path directory;

  @Test
  void readsAFileOfTheWorkingDirectoryWithoutItsFinalNewline() throws IOException {
    Files.writeString(directory.resolve("token"), "s3cret\n");
    assertThat(reader(false).read("@token").reveal()).isEqualTo("s3cret");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThatThrownBy(() -> reader(false).read("@token"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "The secret in "
                + directory.resolve("token")
                + " cannot be read: no such file or directory.");
  }

  @Test
  void readsTheEnvironment() {
    assertThat(reader(false).read("env:TOKEN").reveal()).isEqualTo("from outside");
    assertThatThrownBy(() -> reader(false).read("env:NONE"))
        .isInstanceOf(Failure.class)
        .hasMessage("There is no environment variable NONE.");
  }

  @Test
  void takesTheTextItselfOnlyWhereNobodyElseReadsIt() {
    assertThat(reader(true).read("s3cret").reveal()).isEqualTo("s3cret");
    assertThatThrownBy(() -> reader(false).read("s3cret"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.exit()).isEqualTo(Exit.USAGE);
              assertThat(failure.sentence()).doesNotContain("s3cret");
            });
  }

  private SecretReader reader(boolean inlineAllowed) {
    return new SecretReader(directory, Map.of("TOKEN", "from outside"), text -> !inlineAllowed);
  }
}
