package io.pachsh.cli.auth.access;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.UnknownPrincipal;
import io.pachsh.cluster.Belongings;
import io.pachsh.cluster.Offboarding;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.policy.PolicyReader;
import io.pachsh.session.AccessWords;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes away everything that somebody has: roles, groups, tokens, and the robots they made. */
@CommandLine.Command(
    footer = {
      "",
      "On an embedded cluster it is one change. 'undo' brings back roles and groups, never tokens.",
      "On a real cluster it is done in order; pachd does not say which tokens a person has, nor"
          + " who",
      "made a robot. A robot is made by whoever issued its first token; --keep-robots leaves them.",
      "What still opens a door is said at the end.",
      "",
      "The reverse is a small file for 'access apply':",
      PolicyReader.EXAMPLE,
      "",
      "Examples:",
      "  auth offboard okta:ada@example.com --dry-run",
      "  auth offboard okta:ada@example.com"
    })
final class OffboardCommand implements Command {
  private final Session session;

  @Parameters(paramLabel = "PRINCIPAL", description = "Who leaves.")
  private String who = "";

  @Option(names = "--dry-run", description = "Show what would be taken away, and take nothing.")
  private boolean dryRun;

  @Option(names = "--keep-robots", description = "Leave the robots alone that they made.")
  private boolean keepRobots;

  @Option(
      names = "--myself",
      description = "Agree that it is your own access that ends, where nobody is asked.")
  private boolean myself;

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  @Mixin private final Confirmation confirmation;

  OffboardCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    KnownPrincipals.Named named = named();
    Principal principal = named.principal();
    boolean own = session.caller().whoAmI().principal().equals(principal);
    Offboarding offboarding = session.caller().offboarding();
    Belongings all = offboarding.of(principal);
    boolean nothing = named.unknown().isPresent() && all.isNothing();
    if (nothing && all.tokens().isPresent()) {
      throw nobody(named);
    }
    named.unknown().map(UnknownPrincipal::sentence).ifPresent(streams::note);
    Belongings belongings = keepRobots ? all.alone() : all;
    List<String> doors = new ArrayList<>(new OpenDoors(session.caller(), belongings).lines());
    if (keepRobots && !all.robots().isEmpty()) {
      doors.add(keptRobots(all));
    }
    BelongingsWords words = new BelongingsWords(belongings);
    Fields fields = words.fields(doors);
    List<String> lines = new ArrayList<>(words.lines());
    if (dryRun) {
      lines.addAll(words.openDoors(doors));
      lines.add("This was a dry run: nothing was taken away.");
      return new Answer.One(fields.with("tokens_ended", 0), lines);
    }
    if (own && !myself && (confirmation.isGiven() || !streams.atTerminal())) {
      throw new Failure(
          Exit.USAGE,
          "'" + principal + "' is yourself.",
          "Say so with --myself if it is your own access that ends. Nothing was taken away.");
    }
    boolean needed = !belongings.isNothing() || belongings.tokens().isEmpty();
    if (needed && confirmation.require(lines, question(principal, own), streams)) {
      lines.clear();
    }
    int ended = needed ? offboarding.offboard(belongings, force) : 0;
    // How many tokens a person had on a real cluster is not known before they are revoked.
    if (nothing && ended == 0) {
      throw nobody(named);
    }
    if (own) {
      session.tokens().keep(Optional.empty());
    }
    lines.addAll(words.done(ended, session.context().isEmbedded()));
    lines.addAll(words.openDoors(doors));
    return new Answer.One(fields.with("tokens_ended", ended), lines);
  }

  private static String keptRobots(Belongings all) {
    return "Robots that they made, of whose tokens they may hold copies: "
        + String.join(", ", all.robots().stream().map(it -> it.principal().text()).toList())
        + ".";
  }

  private String question(Principal principal, boolean own) {
    return "Take all of this away from %s on '%s'?%s"
        .formatted(
            principal, session.context().name(), own ? " It is yourself: you are signed out." : "");
  }

  private static Failure nobody(KnownPrincipals.Named named) {
    return new Failure(
        Exit.FAILED,
        "Nobody is known here as " + named.principal() + ": nothing to take away.",
        AccessWords.didYouMean(
            named.unknown().stream()
                .flatMap(unknown -> unknown.nearest().stream())
                .map(Principal::text)
                .toList()));
  }

  private KnownPrincipals.Named named() {
    PrincipalWords.requireSingle(List.of(who), one -> List.of("auth", "offboard", one));
    KnownPrincipals.Named named = new KnownPrincipals(session).find(who, Resource.CLUSTER);
    Principal principal = named.principal();
    if (principal.isGroup()) {
      throw new Failure(
          Exit.USAGE,
          "'" + principal + "' is a group: people and robots are offboarded.",
          "'auth group remove' takes members out of a group, 'auth remove' its roles.");
    }
    if (principal.equals(Principal.ALL_CLUSTER_USERS)
        || principal.kind().equals(Principal.ROOT.kind())
        || principal.kind().equals(Principal.AUTH_SERVER.kind())) {
      throw new Failure(
          Exit.USAGE, "'" + principal + "' is of the cluster itself and cannot be offboarded.");
    }
    return named;
  }
}
