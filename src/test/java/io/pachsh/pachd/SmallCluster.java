package io.pachsh.pachd;

import io.grpc.Status;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.ExtractAuthTokensResponse;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetPermissionsResponse;
import io.pachsh.wire.auth.GetRoleBindingResponse;
import io.pachsh.wire.auth.GetUsersResponse;
import io.pachsh.wire.auth.ModifyMembersResponse;
import io.pachsh.wire.auth.ModifyRoleBindingRequest;
import io.pachsh.wire.auth.ModifyRoleBindingResponse;
import io.pachsh.wire.auth.RoleBinding;
import io.pachsh.wire.auth.Roles;
import io.pachsh.wire.auth.SetGroupsForUserResponse;
import io.pachsh.wire.auth.TokenInfo;
import io.pachsh.wire.auth.WhoAmIResponse;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.ProjectInfo;
import io.pachsh.wire.pfs.Repo;
import io.pachsh.wire.pfs.RepoInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Role bindings and groups behind a {@link FakePachd}, without gates. */
public final class SmallCluster {
  final Map<Resource, Map<String, Set<String>>> bindings = new TreeMap<>();
  final Map<String, Set<String>> groups = new TreeMap<>();
  private final Set<String> robots = new TreeSet<>();

  public SmallCluster bind(Resource resource, String principal, String... roles) {
    bindings
        .computeIfAbsent(resource, it -> new TreeMap<>())
        .put(principal, new TreeSet<>(List.of(roles)));
    return this;
  }

  SmallCluster group(String group, String... members) {
    groups.put(group, new TreeSet<>(List.of(members)));
    return this;
  }

  SmallCluster robot(String robot) {
    robots.add(robot);
    return this;
  }

  /** Answers from then on. */
  public void behind(FakePachd pachd, String caller) {
    pachd
        .answers(
            APIGrpc.getWhoAmIMethod(),
            it -> WhoAmIResponse.newBuilder().setUsername(caller).build())
        .answers(
            APIGrpc.getGetRoleBindingMethod(),
            it -> binding(WireWords.resource(it.getResource()).orElseThrow()))
        .answers(
            APIGrpc.getGetPermissionsMethod(),
            it -> {
              Resource resource = WireWords.resource(it.getResource()).orElseThrow();
              if (!bindings.containsKey(resource)) {
                throw Status.UNKNOWN
                    .withDescription("no role binding exists for " + resource.asPachdSays())
                    .asRuntimeException();
              }
              return GetPermissionsResponse.getDefaultInstance();
            })
        .answers(APIGrpc.getModifyRoleBindingMethod(), this::modify)
        .answers(
            APIGrpc.getGetGroupsForPrincipalMethod(),
            it -> GetGroupsResponse.newBuilder().addAllGroups(of(it.getPrincipal())).build())
        .answers(
            APIGrpc.getGetGroupsMethod(),
            it -> GetGroupsResponse.newBuilder().addAllGroups(of(caller)).build())
        .answers(APIGrpc.getGetUsersMethod(), it -> users(it.getGroup()))
        .answers(
            APIGrpc.getModifyMembersMethod(),
            it -> {
              Set<String> members = groups.computeIfAbsent(it.getGroup(), n -> new TreeSet<>());
              members.addAll(it.getAddList());
              members.removeAll(it.getRemoveList());
              return ModifyMembersResponse.getDefaultInstance();
            })
        .answers(
            APIGrpc.getSetGroupsForUserMethod(),
            it -> {
              groups.values().forEach(members -> members.remove(it.getUsername()));
              it.getGroupsList()
                  .forEach(
                      group ->
                          groups
                              .computeIfAbsent(group, n -> new TreeSet<>())
                              .add(it.getUsername()));
              return SetGroupsForUserResponse.getDefaultInstance();
            })
        .answers(APIGrpc.getExtractAuthTokensMethod(), it -> tokens())
        .streams(
            io.pachsh.wire.pfs.APIGrpc.getListProjectMethod(),
            it ->
                bindings.keySet().stream()
                    .filter(resource -> resource.type() == Resource.Type.PROJECT)
                    .map(r -> ProjectInfo.newBuilder().setProject(project(r.name())).build())
                    .toList())
        .streams(
            io.pachsh.wire.pfs.APIGrpc.getListRepoMethod(),
            it ->
                bindings.keySet().stream()
                    .filter(resource -> resource.type() == Resource.Type.REPO)
                    .map(resource -> repo(resource.name()))
                    .filter(
                        info ->
                            it.getProjectsCount() == 0
                                || it.getProjectsList().contains(info.getRepo().getProject()))
                    .toList())
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getInspectProjectMethod(),
            it -> {
              requireBound(Resource.project(it.getProject().getName()), "project");
              return ProjectInfo.newBuilder().setProject(it.getProject()).build();
            })
        .answers(
            io.pachsh.wire.pfs.APIGrpc.getInspectRepoMethod(),
            it -> {
              Repo repo = it.getRepo();
              requireBound(Resource.repo(repo.getProject().getName(), repo.getName()), "repo");
              return RepoInfo.newBuilder().setRepo(repo).build();
            });
  }

  private void requireBound(Resource place, String kind) {
    if (!bindings.containsKey(place)) {
      throw Status.NOT_FOUND
          .withDescription("%s \"%s\" not found".formatted(kind, place.name()))
          .asRuntimeException();
    }
  }

  /** The roles of a principal on a resource. */
  Set<String> roles(Resource resource, String principal) {
    return bindings.get(resource).getOrDefault(principal, Set.of());
  }

  private GetRoleBindingResponse binding(Resource resource) {
    RoleBinding.Builder binding = RoleBinding.newBuilder();
    bindings
        .getOrDefault(resource, Map.of())
        .forEach(
            (principal, roles) -> {
              Roles.Builder builder = Roles.newBuilder();
              roles.forEach(role -> builder.putRoles(role, true));
              binding.putEntries(principal, builder.build());
            });
    return GetRoleBindingResponse.newBuilder().setBinding(binding).build();
  }

  private ModifyRoleBindingResponse modify(ModifyRoleBindingRequest request) {
    Resource resource = WireWords.resource(request.getResource()).orElseThrow();
    if (new Principal(request.getPrincipal()).kind().equals("nobody")) {
      throw Status.UNKNOWN
          .withDescription("subject has unrecognized prefix: nobody:")
          .asRuntimeException();
    }
    Map<String, Set<String>> entries = bindings.get(resource);
    if (request.getRolesCount() == 0) {
      entries.remove(request.getPrincipal());
    } else {
      entries.put(request.getPrincipal(), new TreeSet<>(request.getRolesList()));
    }
    return ModifyRoleBindingResponse.getDefaultInstance();
  }

  private Set<String> of(String principal) {
    Set<String> found = new TreeSet<>();
    groups.forEach(
        (group, members) -> {
          if (members.contains(principal)) {
            found.add(group);
          }
        });
    return found;
  }

  private GetUsersResponse users(String group) {
    if (!group.isEmpty() && !groups.containsKey(group)) {
      throw Status.NOT_FOUND.withDescription("groups " + group + " not found").asRuntimeException();
    }
    Set<String> users = new TreeSet<>();
    groups.forEach(
        (name, members) -> {
          if (group.isEmpty() || group.equals(name)) {
            users.addAll(members);
          }
        });
    return GetUsersResponse.newBuilder().addAllUsernames(users).build();
  }

  private ExtractAuthTokensResponse tokens() {
    ExtractAuthTokensResponse.Builder tokens = ExtractAuthTokensResponse.newBuilder();
    robots.forEach(
        robot ->
            tokens.addTokens(
                TokenInfo.newBuilder().setSubject(robot).setHashedToken("0".repeat(64))));
    return tokens.build();
  }

  private static Project project(String name) {
    return Project.newBuilder().setName(name).build();
  }

  private static RepoInfo repo(String name) {
    String[] parts = name.split("/");
    Repo.Builder repo = Repo.newBuilder().setName(parts[parts.length - 1]).setType("user");
    if (parts.length == 2) {
      repo.setProject(project(parts[0]));
    }
    return RepoInfo.newBuilder().setRepo(repo).build();
  }
}
