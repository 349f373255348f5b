package io.pachsh.doctor;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.ClusterInfo;
import io.pachsh.cluster.Identity;
import io.pachsh.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a cluster can be reached, which one it is, and who the session is there. */
public record ClusterStage(ClusterEvidence cluster) {
  /** A session that ends within this time is worth a word. */
  static final Duration SOON = Duration.ofHours(24);

  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

  /** The releases whose answers are known here: 2.NEWEST is the last. */
  private static final int MAJOR = 2;

  private static final int NEWEST = 12;

  public List<Check> checks() {
    return List.of(
        new Check("cluster.reach", "the cluster answers", this::reach),
        new Check("cluster.version", "its version is one that pachsh knows", this::version),
        new Check("cluster.notices", "it has something to say to its users", this::notices),
        new Check("cluster.access-control", "access control is on", this::accessControl),
        new Check("cluster.signed-in", "the session's token works there", this::signedIn),
        new Check("cluster.session", "the session lasts", this::session),
        new Check("cluster.administrator", "you may administer it", this::administrator));
  }

  private Finding reach() {
    try {
      ClusterInfo info = cluster.info();
      String what = cluster.isEmbedded() ? "the embedded cluster" : "pachd " + info.version();
      return Finding.pass(
          what + " answers" + (info.id().isEmpty() ? "" : "; its id is " + info.id()));
    } catch (Failure e) {
      return Finding.fail(e);
    }
  }

  private ClusterInfo reached() {
    try {
      return cluster.info();
    } catch (Failure e) {
      throw new UnknownException("the cluster was not reached");
    }
  }

  private Finding version() {
    String version = reached().version();
    if (cluster.isEmbedded()) {
      return Finding.pass("it is part of pachsh " + version);
    }
    Matcher release = RELEASE.matcher(version);
    if (!release.matches() || version.startsWith("0.0.")) {
      return Finding.skip("the version '%s' names no release".formatted(version));
    }
    int major = Integer.parseInt(release.group(1));
    int minor = Integer.parseInt(release.group(2));
    if (major != MAJOR) {
      return Finding.fail(
          "pachd %s: pachsh and pachctl 2.x speak to pachd 2.x".formatted(version),
          "Use a pachctl of the cluster's own release.");
    }
    return minor > NEWEST
        ? Finding.warn(
            "pachd %s is newer than 2.%d, the last release that this pachsh was tried on"
                .formatted(version, NEWEST),
            "What it refuses to understand may be new there: look at its release notes.")
        : Finding.pass("pachd " + version);
  }

  private Finding notices() {
    List<String> notices = reached().notices();
    return notices.isEmpty()
        ? Finding.pass("it has nothing to say")
        : Finding.warn(String.join(" ", notices));
  }

  private Finding accessControl() {
    reached();
    return cluster.isActivated()
        ? Finding.pass("access control is on")
        : Finding.fail(
            "access control is off: whoever reaches the cluster may do everything, and nobody can"
                + " log in",
            "auth activate --initial-admin=robot:admin");
  }

  private void requireActivated() {
    reached();
    if (!cluster.isActivated()) {
      throw new UnknownException("access control is off");
    }
  }

  private Finding signedIn() {
    requireActivated();
    if (!cluster.isSignedIn()) {
      return Finding.fail("nobody is signed in", "auth login", "auth use-auth-token");
    }
    try {
      return Finding.pass("you are " + cluster.identity().principal());
    } catch (RefusedException e) {
      return Finding.fail(e.refusal().sentence(), again(e.refusal()));
    }
  }

  private static String again(Refusal refusal) {
    return refusal instanceof Refusal.ExpiredToken || refusal instanceof Refusal.BadToken
        ? "auth login"
        : "auth use-auth-token";
  }

  private Identity identity() {
    requireActivated();
    try {
      return cluster.identity();
    } catch (RefusedException e) {
      throw new UnknownException("nobody is signed in");
    }
  }

  private Finding session() {
    Identity identity = identity();
    if (identity.expires().isEmpty()) {
      return Finding.pass("the session does not expire");
    }
    Instant end = identity.expires().get().truncatedTo(ChronoUnit.SECONDS);
    Duration left = Duration.between(cluster.clock().instant(), end);
    return left.compareTo(SOON) < 0
        ? Finding.warn("the session ends at " + end, "auth login")
        : Finding.pass("the session ends in %d days, at %s".formatted(left.toDays(), end));
  }

  private Finding administrator() {
    Identity identity = identity();
    return identity.clusterAdmin()
        ? Finding.pass("you may administer it")
        : Finding.skip(
            "%s is no administrator: what only one may see is left out"
                .formatted(identity.principal()));
  }
}
