package io.pachsh.pachd;

import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.GroupMemberships;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.GetGroupsForPrincipalRequest;
import io.pachsh.wire.auth.GetGroupsRequest;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetUsersRequest;
import io.pachsh.wire.auth.ModifyMembersRequest;
import io.pachsh.wire.auth.SetGroupsForUserRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is in which group of a real cluster, as one caller. */
record RemoteGroups(PachdClient pachd) implements GroupMemberships {
  @Override
  public SortedSet<Principal> own() {
    return principals(
        pachd
            .ask(
                APIGrpc.getGetGroupsMethod(),
                GetGroupsRequest.getDefaultInstance(),
                CallPolicy.READING)
            .getGroupsList());
  }

  @Override
  public SortedSet<Principal> of(Principal principal) {
    return principals(
        pachd
            .ask(APIGrpc.getGetGroupsForPrincipalMethod(), question(principal), CallPolicy.READING)
            .getGroupsList());
  }

  /** The same, where everybody may ask about themselves without pachd's permission. */
  SortedSet<Principal> ofSelfOr(Principal principal) {
    try {
      return of(principal);
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotAuthorized && principal.equals(self())) {
        return own();
      }
      throw e;
    }
  }

  /** Whom the token stands for. */
  Principal self() {
    return RemotePermissions.named(
        pachd
            .ask(APIGrpc.getWhoAmIMethod(), WhoAmIRequest.getDefaultInstance(), CallPolicy.READING)
            .getUsername());
  }

  @Override
  public SortedSet<Principal> membersOf(Principal group) {
    return users(group.text());
  }

  /** The members of a group; nothing when it is unknown. */
  Optional<SortedSet<Principal>> found(Principal group) {
    try {
      return Optional.of(membersOf(group));
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public SortedSet<Principal> everMembers() {
    return users("");
  }

  @Override
  public SortedMap<Principal, SortedSet<Principal>> all() {
    List<Principal> members = new ArrayList<>(everMembers());
    List<GetGroupsResponse> answers =
        pachd.askAll(
            APIGrpc.getGetGroupsForPrincipalMethod(),
            members.stream().map(RemoteGroups::question).toList());
    SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
    for (int i = 0; i < members.size(); i++) {
      Principal member = members.get(i);
      principals(answers.get(i).getGroupsList())
          .forEach(group -> groups.computeIfAbsent(group, it -> new TreeSet<>()).add(member));
    }
    return groups;
  }

  @Override
  public SortedMap<Principal, Integer> roleCounts() {
    SortedMap<Principal, Integer> counts = new TreeMap<>();
    new RemoteBindings(pachd)
        .ofAll(new RemotePlaces(pachd).resources())
        .values()
        .forEach(
            entries ->
                entries.forEach(
                    (holder, roles) -> {
                      if (holder.isGroup()) {
                        counts.merge(holder, roles.size(), Integer::sum);
                      }
                    }));
    return counts;
  }

  @Override
  public void modify(
      Principal group, Collection<Principal> add, Collection<Principal> remove, boolean force) {
    if (!force && !remove.isEmpty()) {
      new LockOut(pachd).requireAdministratorWithout(group, remove);
    }
    pachd.ask(
        APIGrpc.getModifyMembersMethod(),
        ModifyMembersRequest.newBuilder()
            .setGroup(group.text())
            .addAllAdd(texts(add))
            .addAllRemove(texts(remove))
            .build(),
        CallPolicy.changing("auth list groups"));
  }

  @Override
  public void set(Principal principal, Collection<Principal> groups, boolean force) {
    if (!force) {
      SortedSet<Principal> left = of(principal);
      left.removeAll(groups);
      LockOut guard = new LockOut(pachd);
      left.forEach(group -> guard.requireAdministratorWithout(group, List.of(principal)));
    }
    pachd.ask(
        APIGrpc.getSetGroupsForUserMethod(),
        SetGroupsForUserRequest.newBuilder()
            .setUsername(principal.text())
            .addAllGroups(texts(groups))
            .build(),
        CallPolicy.changing("auth list groups"));
  }

  private SortedSet<Principal> users(String group) {
    return principals(
        pachd
            .ask(
                APIGrpc.getGetUsersMethod(),
                GetUsersRequest.newBuilder().setGroup(group).build(),
                CallPolicy.READING)
            .getUsernamesList());
  }

  private static GetGroupsForPrincipalRequest question(Principal principal) {
    return GetGroupsForPrincipalRequest.newBuilder().setPrincipal(principal.text()).build();
  }

  private static List<String> texts(Collection<Principal> principals) {
    return principals.stream().map(Principal::text).sorted().toList();
  }

  private static SortedSet<Principal> principals(List<String> texts) {
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .map(Principal::new)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
