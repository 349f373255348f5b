package io.pachsh.cli.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.OrgStatus;
import io.pachsh.rehearsal.RehearsalOrg;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The rehearsal org of this process, when it runs here, and what is known of it elsewhere. */
public final class PracticeOrg implements AutoCloseable {
  private final Path directory;
  private final Clock clock;
  private final SecureRandom random;
  private @Nullable RehearsalOrg running;

  public PracticeOrg(Path directory, Clock clock, SecureRandom random) {
    this.directory = directory;
    this.clock = clock;
    this.random = random;
  }

  Path directory() {
    return directory;
  }

  /** Starts it, or gives the one that runs here already. */
  RehearsalOrg start(OrgSettings settings) {
    if (running == null) {
      running = RehearsalOrg.start(settings, clock, random);
    }
    return running;
  }

  boolean runsHere() {
    return running != null;
  }

  OrgStatus status() {
    return RehearsalOrg.status(directory);
  }

  /** The org that runs in this process. */
  RehearsalOrg here() {
    if (running == null) {
      throw new Failure(
          Exit.FAILED,
          "The rehearsal org does not run in this session.",
          "Start it with 'rehearsal start'; one that runs elsewhere is commanded from there.");
    }
    return running;
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
