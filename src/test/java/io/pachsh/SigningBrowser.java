package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.rehearsal.FormSignIn;
import io.pachsh.rehearsal.RehearsalOrg;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program for {@code $BROWSER} in whose window the guide's user signs in at once. */
final class SigningBrowser {
  private SigningBrowser() {}

  /** Writes the program down. It knows the rehearsal org by its state directory. */
  static Path in(Path directory, Path rehearsal) throws IOException {
    Path program = directory.resolve("browser");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' '%s' "$1"
        """
            .formatted(
                String.join("' '", JavaProgram.of(SigningBrowser.class, "-XX:TieredStopAtLevel=1")),
                rehearsal));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  public static void main(String[] args) {
    var org = RehearsalOrg.data(Path.of(args[0])).orElseThrow();
    var unused = new FormSignIn(org).as("test@pachyderm.com", URI.create(args[1]));
  }
}
