package io.pachsh.serve;

import io.pachsh.access.Holdings;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PermissionQueries;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthorizeRequest;
import io.pachsh.wire.auth.AuthorizeResponse;
import io.pachsh.wire.auth.GetPermissionsForPrincipalRequest;
import io.pachsh.wire.auth.GetPermissionsRequest;
import io.pachsh.wire.auth.GetPermissionsResponse;
import io.pachsh.wire.auth.GetRoleBindingRequest;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.GetRolesForPermissionRequest;
import io.pachsh.wire.auth.GetRolesForPermissionResponse;
import io.pachsh.wire.auth.ModifyRoleBindingRequest;
import io.pachsh.wire.auth.ModifyRoleBindingResponse;
import io.pachsh.wire.auth.Permission;
import io.pachsh.wire.auth.RoleBinding;
import io.pachsh.wire.auth.Roles;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Who has which roles, and what follows from them. */
final class BindingCalls {
  private static final String EVALUATION = "cannot evaluate role binding: ";

  private BindingCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(APIGrpc.getAuthorizeMethod(), RequiredPermission.OPEN, BindingCalls::authorize)
            .requiring("resource"),
        Rpc.of(
                APIGrpc.getGetPermissionsMethod(),
                RequiredPermission.SIGNED_IN,
                BindingCalls::permissions)
            .requiring("resource"),
        Rpc.of(
                APIGrpc.getGetPermissionsForPrincipalMethod(),
                RequiredPermission.of(
                    io.pachsh.access.Permission.CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL),
                BindingCalls::permissionsOf)
            .requiring("resource"),
        Rpc.of(
            APIGrpc.getGetRolesForPermissionMethod(),
            RequiredPermission.SIGNED_IN,
            BindingCalls::rolesForPermission),
        Rpc.of(
                APIGrpc.getModifyRoleBindingMethod(),
                RequiredPermission.SIGNED_IN,
                BindingCalls::modify)
            .requiring("resource"),
        Rpc.of(
                APIGrpc.getGetRoleBindingMethod(),
                RequiredPermission.SIGNED_IN,
                BindingCalls::binding)
            .requiring("resource"));
  }

  private static AuthorizeResponse authorize(CallContext context, AuthorizeRequest request) {
    Principal caller = context.caller().whoAmI().principal();
    PermissionQueries permissions = context.caller().permissions();
    Resource resource = RequestNames.resource(request.getResource());
    AuthorizeResponse.Builder answer = AuthorizeResponse.newBuilder().setPrincipal(caller.text());
    for (Permission wanted : new LinkedHashSet<>(request.getPermissionsList())) {
      Optional<io.pachsh.access.Permission> known = WireWords.permission(wanted);
      if (known.isEmpty()) {
        // Nothing grants it, and looking for it meets every binding on the way.
        permissions.own(resource);
      }
      boolean satisfied =
          known.isPresent() && permissions.decide(caller, known.get(), resource).isAllowed();
      if (wanted == Permission.UNRECOGNIZED) {
        continue;
      }
      if (satisfied) {
        answer.addSatisfied(wanted);
      } else {
        answer.addMissing(wanted);
      }
    }
    boolean unknown = request.getPermissionsList().contains(Permission.UNRECOGNIZED);
    return answer.setAuthorized(answer.getMissingCount() == 0 && !unknown).build();
  }

  private static GetPermissionsResponse permissions(
      CallContext context, GetPermissionsRequest request) {
    Resource resource = RequestNames.resource(request.getResource());
    return evaluated(
        "cannot get permissions for principal: " + EVALUATION,
        () -> context.caller().permissions().own(resource));
  }

  private static GetPermissionsResponse permissionsOf(
      CallContext context, GetPermissionsForPrincipalRequest request) {
    Resource resource = RequestNames.resource(request.getResource());
    // Nobody in particular has what everybody has.
    Principal principal =
        request.getPrincipal().isEmpty()
            ? Principal.ALL_CLUSTER_USERS
            : new Principal(request.getPrincipal());
    return evaluated(EVALUATION, () -> context.caller().permissions().of(principal, resource));
  }

  private static GetPermissionsResponse evaluated(String prefix, Supplier<Holdings> question) {
    Holdings holdings;
    try {
      holdings = question.get();
    } catch (RefusedException e) {
      boolean ofEvaluation =
          e.refusal() instanceof Refusal.NoRoleBinding || e.refusal() instanceof Refusal.Invalid;
      throw ofEvaluation ? RequestNames.refused(prefix + e.refusal().sentence()) : e;
    }
    return GetPermissionsResponse.newBuilder()
        .addAllPermissions(WireWords.permissions(holdings))
        .addAllRoles(holdings.roles().stream().map(Role::wireName).toList())
        .build();
  }

  private static GetRolesForPermissionResponse rolesForPermission(
      CallContext context, GetRolesForPermissionRequest request) {
    GetRolesForPermissionResponse.Builder answer = GetRolesForPermissionResponse.newBuilder();
    WireWords.permission(request.getPermission())
        .ifPresent(
            permission ->
                Arrays.stream(Role.values())
                    .filter(role -> role.permissions().contains(permission))
                    .forEach(role -> answer.addRoles(message(role))));
    return answer.build();
  }

  private static io.pachsh.wire.auth.Role message(Role role) {
    return io.pachsh.wire.auth.Role.newBuilder()
        .setName(role.wireName())
        .addAllPermissions(role.inOrder().stream().map(WireWords::permission).toList())
        .addAllCanBeBoundTo(types(role.bindableTo()))
        .addAllReturnedFor(types(role.returnedFor()))
        .build();
  }

  private static List<io.pachsh.wire.auth.ResourceType> types(Set<Resource.Type> types) {
    return types.stream()
        .map(type -> io.pachsh.wire.auth.ResourceType.valueOf(type.name()))
        .toList();
  }

  private static ModifyRoleBindingResponse modify(
      CallContext context, ModifyRoleBindingRequest request) {
    Principal principal = RequestNames.subject(request.getPrincipal());
    // The API has no way to insist, so the lock-out guard is its client's business.
    context
        .caller()
        .bindings()
        .set(
            RequestNames.resource(request.getResource()),
            principal,
            new TreeSet<>(request.getRolesList()),
            true);
    return ModifyRoleBindingResponse.getDefaultInstance();
  }

  private static GetRoleBindingResponse binding(
      CallContext context, GetRoleBindingRequest request) {
    RoleBinding.Builder binding = RoleBinding.newBuilder();
    context
        .caller()
        .bindings()
        .of(RequestNames.resource(request.getResource()))
        .forEach((principal, roles) -> binding.putEntries(principal.text(), message(roles)));
    return GetRoleBindingResponse.newBuilder().setBinding(binding).build();
  }

  private static Roles message(Set<String> roles) {
    Roles.Builder message = Roles.newBuilder();
    roles.forEach(role -> message.putRoles(role, true));
    return message.build();
  }
}
