package io.pachsh.cli.access;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.outside.QuotedWord;
import io.pachsh.policy.MissingPlaces;
import io.pachsh.policy.PolicyDifference;
import io.pachsh.policy.PolicyReader;
import io.pachsh.policy.UnknownPrincipals;
import io.pachsh.session.GroupsAtLogin;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code access diff} and {@code access apply} are given, and how they read it. */
final class PolicyInput {
  private static final GivenText GIVEN =
      new GivenText(
          "policy",
          4 * GivenText.DOCUMENT,
          "Name a file, or give it as a here-document: access diff <<EOF. 'access export -f FILE'"
              + " writes one to begin with.");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = GivenText.STANDARD_INPUT,
      description = "The policy as 'access export' writes it; - or absent for standard input.")
  String file = GivenText.STANDARD_INPUT;

  @Option(
      names = "--prune",
      description = "Take away every role and membership that the file does not name.")
  boolean prune;

  @Option(
      names = "--force",
      description = "Allow roles on resources they are not meant for, and locking everybody out.")
  boolean force;

  @Option(
      names = "--exit-code",
      description =
          "End with 0 if the access is as the file says and nothing is beyond it, with 5 if not.")
  boolean exitCode;

  @Option(
      names = "--create",
      description = "Projects and repos that the cluster does not have are made, as yours.")
  boolean create;

  @Option(names = "--known", description = "Refuse whoever the cluster does not know yet.")
  boolean known;

  /**
   * A policy that could be applied.
   *
   * @param missing projects and repos that are made first
   * @param difference what that would change
   * @param beyond what it does not name and would stay
   */
  record Proposed(
      AccessPolicy policy,
      MissingPlaces missing,
      PolicyDifference difference,
      PolicyDifference beyond) {}

  /** The command that lists all that is there beyond the file. */
  String comparison() {
    return (file.equals(GivenText.STANDARD_INPUT)
            ? "access diff"
            : "access diff " + QuotedWord.within(file))
        + " --prune"
        + (create ? " --create" : "")
        + (force ? " --force" : "");
  }

  private static List<Principal> joining(PolicyDifference difference) {
    return difference.items().stream()
        .filter(item -> item.given() && item.role().isEmpty())
        .map(PolicyDifference.Item::principal)
        .toList();
  }

  /** Reads the policy, compares it with the cluster's, and warns of look-alikes. */
  Proposed read(Session session, Streams streams) {
    AccessPolicy live = session.caller().policy().read();
    AccessPolicy wanted =
        PolicyReader.read(
            GIVEN.read(file, session.directory().current(), streams),
            live,
            force,
            session.project());
    MissingPlaces missing = MissingPlaces.of(live, wanted);
    if (!create) {
      missing.refuse();
    }
    AccessPolicy there =
        missing.places().isEmpty()
            ? live
            : missing.madeBy(session.caller().whoAmI().principal(), live);
    PolicyDifference difference = PolicyDifference.between(there, wanted, prune);
    UnknownPrincipals unknown = UnknownPrincipals.of(live, difference);
    if (known) {
      unknown.refuse();
    }
    unknown.notes().forEach(streams::note);
    new UnconnectedProviders(session).notes(live, difference).forEach(streams::note);
    new GroupsAtLogin(session).note(joining(difference)).ifPresent(streams::note);
    return new Proposed(
        wanted,
        missing,
        difference,
        prune ? new PolicyDifference(List.of()) : PolicyDifference.beyond(there, wanted));
  }
}
