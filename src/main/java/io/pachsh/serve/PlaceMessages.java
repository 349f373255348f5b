package io.pachsh.serve;

import io.pachsh.access.Holdings;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.access.Role;
import io.pachsh.cluster.PlaceDetails;
import io.pachsh.wire.WireWords;
import io.pachsh.wire.pfs.AuthInfo;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.ProjectInfo;
import io.pachsh.wire.pfs.Repo;
import io.pachsh.wire.pfs.RepoInfo;
import java.util.Optional;

/** Projects and repos in messages, as their caller sees them. */
final class PlaceMessages {
  private static final String DEFAULT_PROJECT = "default";
  private static final String USER_REPO = "user";

  private PlaceMessages() {}

  /** Whether a type of repo is the one that people make; the others are pipelines' own. */
  static boolean isUsers(String type) {
    return type.isEmpty() || type.equals(USER_REPO);
  }

  /** The project that is named; the first one of a cluster when none is. */
  static String name(Project project) {
    return project.getName().isEmpty() ? DEFAULT_PROJECT : project.getName();
  }

  static Resource resource(Repo repo) {
    return Resource.repo(name(repo.getProject()), repo.getName());
  }

  /** As pachd writes it: project and repo, and the type of a repo that is not a person's. */
  static String text(Repo repo) {
    String name = resource(repo).name();
    return isUsers(repo.getType()) ? name : name + "." + repo.getType();
  }

  static Project project(String name) {
    return Project.newBuilder().setName(name).build();
  }

  static Repo repo(Resource repo) {
    int slash = repo.name().indexOf('/');
    return Repo.newBuilder()
        .setName(repo.name().substring(slash + 1))
        .setType(USER_REPO)
        .setProject(project(repo.name().substring(0, slash)))
        .build();
  }

  static ProjectInfo projectInfo(CallContext context, Resource project) {
    PlaceDetails details = context.places().details(project);
    ProjectInfo.Builder info =
        ProjectInfo.newBuilder()
            .setProject(project(project.name()))
            .setDescription(details.description())
            .setCreatedBy(details.createdBy().map(Principal::text).orElse(""));
    details.created().map(WireWords::timestamp).ifPresent(info::setCreatedAt);
    authInfo(context, project).ifPresent(info::setAuthInfo);
    return info.build();
  }

  /** It holds no data, so its size is zero. */
  static RepoInfo.Builder repoInfo(CallContext context, Resource repo) {
    PlaceDetails details = context.places().details(repo);
    RepoInfo.Builder info =
        RepoInfo.newBuilder().setRepo(repo(repo)).setDescription(details.description());
    details.created().map(WireWords::timestamp).ifPresent(info::setCreated);
    authInfo(context, repo).ifPresent(info::setAuthInfo);
    return info;
  }

  /** What the caller holds on a place; nothing while access control is off. */
  private static Optional<AuthInfo> authInfo(CallContext context, Resource place) {
    if (!context.cluster().isActivated()) {
      return Optional.empty();
    }
    Holdings holdings = context.caller().permissions().own(place);
    return Optional.of(
        AuthInfo.newBuilder()
            .addAllPermissions(WireWords.permissions(holdings))
            .addAllRoles(holdings.roles().stream().map(Role::wireName).toList())
            .build());
  }
}
