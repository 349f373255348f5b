package io.pachsh.serve;

import io.pachsh.access.GroupMemberships;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
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
            Gate.of(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS),
            GroupCalls::setGroups),
        Rpc.of(
            APIGrpc.getModifyMembersMethod(),
            Gate.of(Permission.CLUSTER_AUTH_MODIFY_GROUP_MEMBERS),
            GroupCalls::modifyMembers),
        Rpc.of(APIGrpc.getGetGroupsMethod(), Gate.SIGNED_IN, GroupCalls::groups),
        Rpc.of(
            APIGrpc.getGetGroupsForPrincipalMethod(),
            Gate.of(Permission.CLUSTER_AUTH_GET_GROUPS),
            GroupCalls::groupsOf),
        Rpc.of(
            APIGrpc.getGetUsersMethod(),
            Gate.of(Permission.CLUSTER_AUTH_GET_GROUP_USERS),
            GroupCalls::users));
  }

  private static SetGroupsForUserResponse setGroups(Visit visit, SetGroupsForUserRequest request) {
    visit
        .caller()
        .groups()
        .set(Names.subject(request.getUsername()), named(request.getGroupsList()), true);
    return SetGroupsForUserResponse.getDefaultInstance();
  }

  /** The groups that have a name: pachd takes the other one too, which is of no use to anybody. */
  private static List<Principal> named(Collection<String> groups) {
    return Names.groups(groups.stream().filter(group -> !group.isEmpty()).toList());
  }

  private static ModifyMembersResponse modifyMembers(Visit visit, ModifyMembersRequest request) {
    if (request.getGroup().isEmpty()) {
      Names.subjects(request.getAddList());
      Names.subjects(request.getRemoveList());
      return ModifyMembersResponse.getDefaultInstance();
    }
    visit
        .caller()
        .groups()
        .modify(
            Names.group(request.getGroup()),
            Names.subjects(request.getAddList()),
            Names.subjects(request.getRemoveList()),
            true);
    return ModifyMembersResponse.getDefaultInstance();
  }

  private static GetGroupsResponse groups(Visit visit, GetGroupsRequest request) {
    return message(visit.caller().groups().own());
  }

  private static GetGroupsResponse groupsOf(Visit visit, GetGroupsForPrincipalRequest request) {
    return request.getPrincipal().isEmpty()
        ? GetGroupsResponse.getDefaultInstance()
        : message(visit.caller().groups().of(new Principal(request.getPrincipal())));
  }

  private static GetGroupsResponse message(Collection<Principal> groups) {
    return GetGroupsResponse.newBuilder().addAllGroups(Names.texts(groups)).build();
  }

  private static GetUsersResponse users(Visit visit, GetUsersRequest request) {
    GroupMemberships groups = visit.caller().groups();
    Collection<Principal> users =
        request.getGroup().isEmpty()
            ? groups.everMembers()
            : groups.membersOf(new Principal(request.getGroup()));
    return GetUsersResponse.newBuilder().addAllUsernames(Names.texts(users)).build();
  }
}
