package io.pachsh.rehearsal;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileLock;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.http.Handler;
import io.pachsh.http.LoopbackHost;
import io.pachsh.http.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running practice Okta org: an OpenID provider on 127.0.0.1 with users, an application, a
 * sign-in page and a management API, through which more applications can be registered. What makes
 * it this org is kept in its state directory, so the next start gives the same issuer, keys, client
 * and users; codes and tokens end with it.
 */
public final class RehearsalOrg implements AutoCloseable {
  private final OrgState state;
  private final FaultSwitch faults;
  private final LoopbackServer server;

  private RehearsalOrg(OrgState state, FaultSwitch faults, LoopbackServer server) {
    this.state = state;
    this.faults = faults;
    this.server = server;
  }

  /**
   * Starts the org of a directory, or makes a new one there. The caller closes it.
   *
   * @throws Failure when it runs already, its port is in use, or its file is damaged or cannot be
   *     written
   */
  public static RehearsalOrg start(OrgSettings settings, Clock clock, SecureRandom random) {
    OrgFile file = new OrgFile(settings.stateDirectory());
    file.makeDirectory();
    StartLock lock = StartLock.take(file);
    try {
      Optional<OrgRecord> before = file.load();
      before.ifPresent(RehearsalOrg::requireStopped);
      int port = settings.port().orElseGet(() -> before.map(OrgRecord::port).orElse(0));
      CompletableFuture<Handler> handler = new CompletableFuture<>();
      LoopbackServer server = listen(port, request -> handler.join().handle(request));
      try {
        OrgRecord org = adapt(before, settings, server.port(), random, clock);
        if (!before.equals(Optional.of(org))) {
          file.store(org);
        }
        OrgState state = new OrgState(file, org);
        FaultSwitch faults = new FaultSwitch();
        handler.complete(OrgRoutes.of(state, faults, clock, random));
        return new RehearsalOrg(state, faults, server);
      } catch (RuntimeException e) {
        handler.cancel(true);
        server.close();
        throw e;
      }
    } finally {
      lock.close();
    }
  }

  /** What is known of the org of a directory, running or not; empty when it was never started. */
  public static Optional<OrgDetails> data(Path stateDirectory) {
    return new OrgFile(stateDirectory).load().map(OrgRecord::details);
  }

  /** The user names of the people whom every rehearsal org has. */
  public static List<String> userNames() {
    return FreshOrg.emails();
  }

  /** Asks the org of a directory whether it runs; takes two seconds at most. */
  public static OrgStatus status(Path stateDirectory) {
    Optional<OrgRecord> org = new OrgFile(stateDirectory).load();
    if (org.isEmpty()) {
      return new OrgStatus.Absent();
    }
    OrgDetails details = org.get().details();
    return ControlClient.ring(org.get())
        .<OrgStatus>map(fault -> new OrgStatus.Running(details, fault))
        .orElseGet(() -> new OrgStatus.Stopped(details));
  }

  /**
   * Tells the org of a directory how to misbehave, in whichever process it runs.
   *
   * @throws Failure when it does not run
   */
  public static void misbehave(Path stateDirectory, Fault fault) {
    Optional<OrgRecord> org = new OrgFile(stateDirectory).load();
    if (org.flatMap(running -> ControlClient.turn(running, fault)).isEmpty()) {
      throw new Failure(
          Exit.FAILED, "The rehearsal org is not running.", "Start it with 'rehearsal start'.");
    }
  }

  public OrgDetails details() {
    return state.record().details();
  }

  public Fault misbehaviour() {
    return faults.now();
  }

  /** From now on, until told otherwise or closed. */
  public void misbehave(Fault fault) {
    faults.turn(fault);
  }

  @Override
  public void close() {
    faults.turn(Fault.NONE);
    server.close();
  }

  private static OrgRecord adapt(
      Optional<OrgRecord> before,
      OrgSettings settings,
      int port,
      SecureRandom random,
      Clock clock) {
    String redirectUri = settings.redirectUri();
    if (before.isEmpty()) {
      return withCredentials(
          new FreshOrg(random)
              .make(port, redirectUri.isEmpty() ? OrgSettings.REDIRECT_URI : redirectUri),
          random,
          clock);
    }
    OrgRecord org = withCredentials(before.get().onPort(port), random, clock);
    return redirectUri.isEmpty() ? org : org.returningTo(redirectUri);
  }

  /** An org that was made before there was a management API lets nobody use it yet. */
  private static OrgRecord withCredentials(OrgRecord org, SecureRandom random, Clock clock) {
    return org.with(
        org.management().withCredentials(org.client().secret(), random, clock.instant()));
  }

  private static void requireStopped(OrgRecord org) {
    if (ControlClient.ring(org).isPresent()) {
      throw new Failure(
          Exit.FAILED,
          "The rehearsal org is already running on " + org.issuer() + ", in another pachsh.",
          "Use it as it is ('rehearsal status' shows its values), or stop it there first.");
    }
  }

  private static LoopbackServer listen(int port, Handler handler) {
    try {
      return LoopbackServer.start(LoopbackHost.addresses("127.0.0.1").orElseThrow(), port, handler);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The rehearsal org cannot listen on 127.0.0.1:%d: %s.".formatted(port, e.getMessage()),
          """
          Another program probably uses the port. See which ('ss -ltnp "sport = :%d"') and end it,
          or choose another port with 'rehearsal start --port N': the issuer changes with it, so
          the auth configuration has to be set again.\
          """
              .formatted(port));
    }
  }

  /**
   * Lets one process at a time start the org of a directory, so that no two first ones are made.
   */
  private static final class StartLock implements AutoCloseable {
    private final FileLock lock;

    private StartLock(FileLock lock) {
      this.lock = lock;
    }

    static StartLock take(OrgFile file) {
      Path path = file.directory().resolve("rehearsal.lock");
      try {
        return new StartLock(
            new OwnFile(path)
                .tryLock()
                .orElseThrow(
                    () ->
                        new Failure(
                            Exit.FAILED,
                            "Another pachsh is starting the rehearsal org just now.",
                            "Try again, or ask 'rehearsal status'.")));
      } catch (IOException e) {
        throw OrgFile.unwritable(path, e);
      }
    }

    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException e) {
        throw FileTrouble.failure("The lock of the rehearsal org cannot be freed", e, "");
      }
    }
  }
}
