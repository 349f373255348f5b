package io.pachsh.embedded;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.Belongings;
import io.pachsh.cluster.Offboarding;
import io.pachsh.embedded.change.Offboarded;
import io.pachsh.embedded.change.Proposal;
import io.pachsh.embedded.change.RobotMakers;
import io.pachsh.embedded.state.ClusterState;
import io.pachsh.embedded.state.Edit;
import io.pachsh.embedded.state.MemberEdit;
import io.pachsh.embedded.state.RolesEdit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What somebody has on an embedded cluster who leaves, and taking it away, as one caller. */
record EmbeddedOffboarding(CallerOperations operations) implements Offboarding {
  @Override
  public Belongings of(Principal principal) {
    ClusterState state =
        operations.permitted(Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL);
    List<Belongings> robots = new ArrayList<>();
    for (Principal robot : RobotMakers.in(operations.ledger().changes()).robotsOf(principal)) {
      Belongings of = belongings(robot, List.of(), state);
      if (!of.isNothing() && !robot.equals(principal)) {
        robots.add(of);
      }
    }
    return belongings(principal, robots, state);
  }

  private static Belongings belongings(
      Principal principal, List<Belongings> robots, ClusterState state) {
    return new Belongings(
        principal,
        roles(principal, state),
        roles(Principal.ALL_CLUSTER_USERS, state),
        new TreeSet<>(state.groupsOf(principal)),
        OptionalInt.of(state.tokens().of(principal).size()),
        robots,
        List.of());
  }

  private static SortedMap<Resource, Set<String>> roles(Principal principal, ClusterState state) {
    return Belongings.roles(principal, state.bindings().byResource());
  }

  @Override
  public int offboard(Belongings belongings, boolean force) {
    Set<Principal> robots = new TreeSet<>();
    belongings.robots().forEach(robot -> robots.add(robot.principal()));
    return operations.change(force, gate -> proposal(belongings.principal(), robots, gate));
  }

  private Proposal<Integer> proposal(Principal principal, Set<Principal> robots, Gate gate) {
    Principal caller = gate.authenticated().principal();
    if (principal.kind().equals(Principal.ROOT.kind())) {
      throw new RefusedException(new Refusal.Invalid("cannot revoke tokens for pach: users"));
    }
    Set<Principal> leaving = new LinkedHashSet<>(List.of(principal));
    leaving.addAll(robots);
    List<Edit> edits = new ArrayList<>();
    int tokens = 0;
    for (Principal each : leaving) {
      roles(each, gate.state())
          .keySet()
          .forEach(
              resource -> edits.add(new RolesEdit(resource, each, Set.of()).renewed(gate.state())));
      new TreeSet<>(gate.state().groupsOf(each))
          .forEach(group -> edits.add(new MemberEdit(group, each, false)));
      tokens += gate.state().tokens().of(each).size();
    }
    PolicyRequest.permit(edits, gate);
    gate.permitted(Permission.CLUSTER_AUTH_REVOKE_USER_TOKENS);
    return edits.isEmpty() && tokens == 0
        ? Proposal.nothing(0)
        : Proposal.of(
            new Offboarded(operations.ids().stamp(caller), principal, robots, edits), tokens);
  }
}
