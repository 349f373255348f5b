package io.pachsh.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A program for {@code $BROWSER} that writes down the address it was asked to open. */
record BrowserCall(Path program, Path address) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  static BrowserCall in(Path directory) throws IOException {
    Path program = directory.resolve("browser");
    Path address = directory.resolve("address");
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ $# -eq 1 ] && printf %%s "$1" >'%1$s.new' && mv '%1$s.new' '%1$s'
        """
            .formatted(address));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new BrowserCall(program, address);
  }

  /** The environment in which pachsh calls it. */
  Map<String, String> environment() {
    return Map.of("BROWSER", program.toString());
  }

  /** Waits until pachsh has opened the browser, and returns the address. */
  URI await(Launched pachsh) throws IOException {
    Instant end = Instant.now().plus(LIMIT);
    while (!Files.exists(address)) {
      assertThat(pachsh.process().isAlive()).as(pachsh.out() + pachsh.err()).isTrue();
      assertThat(Instant.now()).as("the browser is opened").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return URI.create(Files.readString(address));
  }
}
