package io.pachsh.pachd;

import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.cluster.PlaceStore;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.QuotedWord;
import io.pachsh.pachd.connection.CallPolicy;
import io.pachsh.pachd.connection.PachdClient;
import io.pachsh.wire.pfs.APIGrpc;
import io.pachsh.wire.pfs.CreateProjectRequest;
import io.pachsh.wire.pfs.CreateRepoRequest;
import io.pachsh.wire.pfs.DeleteProjectRequest;
import io.pachsh.wire.pfs.DeleteRepoRequest;
import io.pachsh.wire.pfs.DeleteRepoResponse;
import io.pachsh.wire.pfs.InspectProjectRequest;
import io.pachsh.wire.pfs.InspectRepoRequest;
import io.pachsh.wire.pfs.ListProjectRequest;
import io.pachsh.wire.pfs.ListRepoRequest;
import io.pachsh.wire.pfs.Project;
import io.pachsh.wire.pfs.Repo;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The projects and repos of a real cluster, as one caller. */
record RemotePlaces(PachdClient pachd) implements PlaceStore {
  /** Beside people's own repos pachd keeps others for pipelines, which share their bindings. */
  private static final String USER_REPO = "user";

  @Override
  public SortedMap<String, SortedSet<String>> all() {
    SortedMap<String, SortedSet<String>> places = new TreeMap<>();
    projects().forEach(project -> places.put(project, new TreeSet<>()));
    pachd
        .list(APIGrpc.getListRepoMethod(), ListRepoRequest.newBuilder().setType(USER_REPO).build())
        .forEach(
            info ->
                places
                    .computeIfAbsent(project(info.getRepo()), name -> new TreeSet<>())
                    .add(info.getRepo().getName()));
    return places;
  }

  @Override
  public SortedSet<String> projects() {
    SortedSet<String> projects = new TreeSet<>();
    if (pachd.release().hasProjects()) {
      pachd
          .list(APIGrpc.getListProjectMethod(), ListProjectRequest.getDefaultInstance())
          .forEach(info -> projects.add(info.getProject().getName()));
    } else {
      projects.add(PlaceNames.DEFAULT_PROJECT);
    }
    return projects;
  }

  @Override
  public SortedSet<String> repos(String project) {
    ListRepoRequest.Builder request = ListRepoRequest.newBuilder().setType(USER_REPO);
    if (pachd.release().hasProjects()) {
      request.addProjects(named(project));
    } else if (!project.equals(PlaceNames.DEFAULT_PROJECT)) {
      return new TreeSet<>();
    }
    SortedSet<String> repos = new TreeSet<>();
    pachd
        .list(APIGrpc.getListRepoMethod(), request.build())
        .forEach(info -> repos.add(info.getRepo().getName()));
    return repos;
  }

  @Override
  public boolean contains(Resource place) {
    return switch (place.type()) {
      case CLUSTER -> true;
      case PROJECT -> containsProject(place.name());
      default -> {
        String[] names = place.name().split("/", 2);
        yield names.length == 2 && containsRepo(names[0], names[1]);
      }
    };
  }

  private boolean containsProject(String project) {
    return pachd.release().hasProjects()
        ? isFound(
            () ->
                pachd.ask(
                    APIGrpc.getInspectProjectMethod(),
                    InspectProjectRequest.newBuilder().setProject(named(project)).build(),
                    CallPolicy.READING))
        : project.equals(PlaceNames.DEFAULT_PROJECT);
  }

  private boolean containsRepo(String project, String repo) {
    return (pachd.release().hasProjects() || project.equals(PlaceNames.DEFAULT_PROJECT))
        && isFound(
            () ->
                pachd.ask(
                    APIGrpc.getInspectRepoMethod(),
                    InspectRepoRequest.newBuilder().setRepo(named(project, repo)).build(),
                    CallPolicy.READING));
  }

  private static boolean isFound(Runnable question) {
    try {
      question.run();
      return true;
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.NotFound || e.refusal() instanceof Refusal.NoRoleBinding) {
        return false;
      }
      throw e;
    }
  }

  /** Everything that can have a binding: the cluster, then projects, then repos. */
  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>(List.of(Resource.CLUSTER));
    SortedMap<String, SortedSet<String>> all = all();
    if (pachd.release().hasProjects()) {
      all.keySet().forEach(project -> resources.add(Resource.project(project)));
    }
    all.forEach(
        (project, repos) -> repos.forEach(repo -> resources.add(Resource.repo(project, repo))));
    return resources;
  }

  @Override
  public void create(Resource place) {
    if (place.type() == Resource.Type.PROJECT) {
      requireProjects();
      pachd.ask(
          APIGrpc.getCreateProjectMethod(),
          CreateProjectRequest.newBuilder().setProject(named(place.name())).build(),
          CallPolicy.changing("list project"));
    } else {
      pachd.ask(
          APIGrpc.getCreateRepoMethod(),
          CreateRepoRequest.newBuilder().setRepo(named(place)).build(),
          CallPolicy.changing("list repo"));
    }
  }

  @Override
  public void delete(Resource place) {
    if (place.type() == Resource.Type.PROJECT) {
      requireProjects();
      pachd.ask(
          APIGrpc.getDeleteProjectMethod(),
          DeleteProjectRequest.newBuilder().setProject(named(place.name())).build(),
          CallPolicy.changing("list project"));
    } else {
      deleteRepo(named(place));
    }
  }

  private void deleteRepo(Repo repo) {
    DeleteRepoResponse answer =
        pachd.ask(
            APIGrpc.getDeleteRepoMethod(),
            DeleteRepoRequest.newBuilder().setRepo(repo).build(),
            CallPolicy.changing("list repo"));
    if (!answer.getDeleted()) {
      throw new Failure(
          Exit.FAILED,
          "No repo deleted: pachd left %s/%s as it is, and does not say why."
              .formatted(project(repo), repo.getName()),
          "That is its answer to somebody without the permission REPO_DELETE, and for a repo that"
              + " has gone in between: see 'auth check repo %s --project %s'."
                  .formatted(QuotedWord.within(repo.getName()), QuotedWord.within(project(repo))));
    }
  }

  private static String project(Repo repo) {
    return repo.getProject().getName().isEmpty()
        ? PlaceNames.DEFAULT_PROJECT
        : repo.getProject().getName();
  }

  private void requireProjects() {
    if (!pachd.release().hasProjects()) {
      throw new PlaceNames(pachd.release()).noProjects();
    }
  }

  private static Project named(String project) {
    return Project.newBuilder().setName(project).build();
  }

  private Repo named(Resource repo) {
    String[] names = repo.name().split("/", 2);
    return named(names[0], names[1]);
  }

  private Repo named(String project, String repo) {
    Repo.Builder builder = Repo.newBuilder().setName(repo).setType(USER_REPO);
    if (pachd.release().hasProjects()) {
      return builder.setProject(named(project)).build();
    }
    new PlaceNames(pachd.release()).requireProject(project);
    return builder.build();
  }
}
