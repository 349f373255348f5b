package io.pachsh.serve;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetGroupsForPrincipalRequest;
import io.pachsh.wire.auth.GetGroupsRequest;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetUsersRequest;
import io.pachsh.wire.auth.GetUsersResponse;
import io.pachsh.wire.auth.ModifyMembersRequest;
import io.pachsh.wire.auth.ModifyMembersResponse;
import io.pachsh.wire.auth.SetGroupsForUserRequest;
import io.pachsh.wire.auth.SetGroupsForUserResponse;
import java.util.Collection;
import java.util.List;

/** Who is in which group. */
final class GroupCalls {
  private GroupCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getSetGroupsForUserMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS),
            GroupCalls::setGroups),
        Rpc.of(
            APIGrpc.getModifyMembersMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS),
            GroupCalls::modifyMembers),
        Rpc.of(APIGrpc.getGetGroupsMethod(), RequiredPermission.SIGNED_IN, GroupCalls::groups),
        Rpc.of(
            APIGrpc.getGetGroupsForPrincipalMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_GET_GROUPS),
            GroupCalls::groupsOf),
        Rpc.of(
            APIGrpc.getGetUsersMethod(),
            RequiredPermission.of(Permission.CLUSTER_AUTH_GET_GROUP_USERS),
            GroupCalls::users));
  }

  private static SetGroupsForUserResponse setGroups(
      CallContext context, SetGroupsForUserRequest request) {
    context
        .caller()
        .groups()
        .set(RequestNames.subject(request.getUsername()), named(request.getGroupsList()), true);
    return SetGroupsForUserResponse.getDefaultInstance();
  }

  /** The groups that have a name: pachd takes the other one too, which is of no use to anybody. */
  private static List<Principal> named(Collection<String> groups) {
    return RequestNames.groups(groups.stream().filter(group -> !group.isEmpty()).toList());
  }

  private static ModifyMembersResponse modifyMembers(
      CallContext context, ModifyMembersRequest request) {
    if (request.getGroup().isEmpty()) {
      RequestNames.subjects(request.getAddList());
      RequestNames.subjects(request.getRemoveList());
      return ModifyMembersResponse.getDefaultInstance();
    }
    context
        .caller()
        .groups()
        .modify(
            RequestNames.group(request.getGroup()),
            RequestNames.subjects(request.getAddList()),
            RequestNames.subjects(request.getRemoveList()),
            true);
    return ModifyMembersResponse.getDefaultInstance();
  }

  private static GetGroupsResponse groups(CallContext context, GetGroupsRequest request) {
    return message(context.caller().groups().own());
  }

  private static GetGroupsResponse groupsOf(
      CallContext context, GetGroupsForPrincipalRequest request) {
    return request.getPrincipal().isEmpty()
        ? GetGroupsResponse.getDefaultInstance()
        : message(context.caller().groups().of(new Principal(request.getPrincipal())));
  }

  private static GetGroupsResponse message(Collection<Principal> groups) {
    return GetGroupsResponse.newBuilder().addAllGroups(RequestNames.texts(groups)).build();
  }

  private static GetUsersResponse users(CallContext context, GetUsersRequest request) {
    GroupMemberships groups = context.caller().groups();
    Collection<Principal> users =
        request.getGroup().isEmpty()
            ? groups.everMembers()
            : groups.membersOf(new Principal(request.getGroup()));
    return GetUsersResponse.newBuilder().addAllUsernames(RequestNames.texts(users)).build();
  }
}
