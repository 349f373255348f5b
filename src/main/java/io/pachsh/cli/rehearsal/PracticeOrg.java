package io.pachsh.cli.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.rehearsal.OrgSettings;
import io.pachsh.rehearsal.OrgStatus;
import io.pachsh.rehearsal.RehearsalOrg;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rehearsal org of this process, when it runs here, and what is known of it elsewhere. */
public final class PracticeOrg implements AutoCloseable {
  private final Path directory;
  private final Clock clock;
  private final SecureRandom random;
  private @Nullable RehearsalOrg running;

  /** Whether somebody wants it to stay down: an outage can be practised. */
  private boolean isStopped;

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
    isStopped = false;
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

  /**
   * Starts it as it was, if it does not run, was not stopped in this session, and is what somebody
   * did not reach; says so then.
   *
   * @param unreached the failure, which names the host and the port
   */
  public Optional<String> wake(Failure unreached) {
    if (isStopped || !(status() instanceof OrgStatus.Stopped stopped)) {
      return Optional.empty();
    }
    String issuer = stopped.details().issuer();
    String place = URI.create(issuer).getAuthority();
    boolean meant =
        Stream.concat(Stream.of(unreached.sentence()), unreached.below().all().stream())
            .anyMatch(line -> isNamed(place, line));
    if (!meant) {
      return Optional.empty();
    }
    var unused = start(OrgSettings.in(directory));
    return Optional.of(
        "the rehearsal org, where people sign in to this cluster, did not run: it is started at "
            + issuer
            + " for this session");
  }

  /** Whether a line names a host and port, and not one whose port goes on. */
  private static boolean isNamed(String place, String line) {
    int at = line.indexOf(place);
    int end = at + place.length();
    return at >= 0 && (end == line.length() || !Character.isDigit(line.charAt(end)));
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

  /** Stops it until it is started by name. */
  void stop() {
    close();
    isStopped = true;
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
