package io.pachsh.pachd;

import io.pachsh.access.Decision;
import io.pachsh.access.Evaluator;
import io.pachsh.access.Holdings;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetPermissionsForPrincipalRequest;
import io.pachsh.wire.auth.GetPermissionsRequest;
import io.pachsh.wire.auth.GetPermissionsResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;

/** What role bindings and groups of a real cluster let somebody do, as one caller asks. */
record RemotePermissions(PachdClient pachd) implements PermissionQueries {
  @Override
  public Holdings own(Resource resource) {
    return holdings(
        pachd.ask(
            APIGrpc.getGetPermissionsMethod(),
            GetPermissionsRequest.newBuilder().setResource(message(resource)).build(),
            CallPolicy.READING));
  }

  @Override
  public Holdings of(Principal principal, Resource resource) {
    return holdings(
        pachd.ask(
            APIGrpc.getGetPermissionsForPrincipalMethod(),
            GetPermissionsForPrincipalRequest.newBuilder()
                .setResource(message(resource))
                .setPrincipal(principal.text())
                .build(),
            CallPolicy.READING));
  }

  @Override
  public Decision decide(Principal principal, Permission permission, Resource resource) {
    return new Evaluator(new RemoteGrants(pachd)).decide(principal, resource, List.of(permission));
  }

  @Override
  public SortedMap<Principal, Decision> whoCan(Permission permission, Resource resource) {
    return new WhoCan(pachd).ask(permission, resource);
  }

  /**
   * Reads every binding. Fails when one of the roles is unknown, for nobody here could say what it
   * gives.
   */
  @Override
  public List<Decision.Step> accessOf(Principal principal) {
    return Decision.reaching(
        principal,
        new RemoteGroups(pachd).ofSelfOr(principal),
        new RemoteBindings(pachd).ofAll(new RemotePlaces(pachd).resources()),
        (bound, holder, name) -> WhoCan.known("What reaches somebody", holder, name, bound));
  }

  /** Somebody whom pachd names; it has an empty name for nobody. */
  static Principal named(String text) {
    return new Principal(text.isEmpty() ? "?" : text);
  }

  private io.pachsh.wire.auth.Resource message(Resource resource) {
    return new PlaceNames(pachd.release()).message(resource);
  }

  private static Holdings holdings(GetPermissionsResponse answer) {
    List<String> unknown = new ArrayList<>();
    List<Role> roles = new ArrayList<>();
    for (String name : answer.getRolesList()) {
      Role.named(name).ifPresentOrElse(roles::add, () -> unknown.add("role " + name));
    }
    EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (int i = 0; i < answer.getPermissionsCount(); i++) {
      String number = "permission number " + answer.getPermissionsValue(i);
      WireWords.permission(answer.getPermissions(i))
          .ifPresentOrElse(permissions::add, () -> unknown.add(number));
    }
    return new Holdings(roles, permissions, unknown);
  }
}
