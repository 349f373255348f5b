package io.pachsh.cli.access;

import io.pachsh.access.AccessPolicy;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.policy.LookAlikes;
import io.pachsh.policy.MissingPlaces;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code access diff} and {@code access apply} are given, and how they read it. */
final class PolicyInput {
  /** A policy of some 400,000 roles, in bytes. */
  private static final int LARGEST = 4 * BoundedInput.DOCUMENT;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "The policy as 'access export' writes it; - or absent for standard input.")
  String file = "-";

  @Option(
      names = "--prune",
      description = "Take away every role and membership that the file does not name.")
  boolean prune;

  @Option(
      names = "--force",
      description = "Allow roles on resources they are not meant for, and locking everybody out.")
  boolean force;

  /** A policy that could be applied, and what that would change. */
  record Proposed(AccessPolicy policy, PolicyDifference difference) {}

  /** Reads the policy, compares it with the cluster's, and warns of look-alikes. */
  Proposed read(Session session, Streams streams) {
    AccessPolicy live = session.caller().administration().policy();
    AccessPolicy wanted = PolicyReader.read(text(session, streams), live, force);
    MissingPlaces.refuse(live, wanted);
    PolicyDifference difference = PolicyDifference.between(live, wanted, prune);
    LookAlikes.notes(live, difference).forEach(streams::note);
    return new Proposed(wanted, difference);
  }

  private String text(Session session, Streams streams) {
    boolean standardInput = file.equals("-");
    if (standardInput && streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "No policy was given.",
          "Name a file, or give it as a here-document: access diff <<EOF. 'access export -f FILE'"
              + " writes one to begin with.");
    }
    Path path = session.directory().current().resolve(file);
    try {
      return standardInput
          ? new String(BoundedInput.bytes(streams.in(), LARGEST), StandardCharsets.UTF_8)
          : BoundedInput.text(path, LARGEST);
    } catch (IOException e) {
      throw UnusableFile.unreadable(path, e);
    }
  }
}
