package io.pachsh.pachd;

import io.pachsh.access.Resource;
import io.pachsh.wire.pfs.APIGrpc;
import io.pachsh.wire.pfs.CreateProjectRequest;
import io.pachsh.wire.pfs.CreateRepoRequest;
import io.pachsh.wire.pfs.DeleteProjectRequest;
import io.pachsh.wire.pfs.DeleteRepoRequest;
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

/** The projects and repos of a real cluster, as far as the caller may see them. */
record Places(Line line) {
  /** Beside people's own repos pachd keeps others for pipelines, which share their bindings. */
  private static final String USER_REPO = "user";

  SortedMap<String, SortedSet<String>> all() {
    SortedMap<String, SortedSet<String>> places = new TreeMap<>();
    if (line.release().hasProjects()) {
      line.list(APIGrpc.getListProjectMethod(), ListProjectRequest.getDefaultInstance())
          .forEach(info -> places.put(info.getProject().getName(), new TreeSet<>()));
    } else {
      places.put(PlaceNames.DEFAULT_PROJECT, new TreeSet<>());
    }
    line.list(APIGrpc.getListRepoMethod(), ListRepoRequest.newBuilder().setType(USER_REPO).build())
        .forEach(
            info ->
                places
                    .computeIfAbsent(project(info.getRepo()), name -> new TreeSet<>())
                    .add(info.getRepo().getName()));
    return places;
  }

  /** Everything that can have a binding: the cluster, then projects, then repos. */
  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>(List.of(Resource.CLUSTER));
    SortedMap<String, SortedSet<String>> all = all();
    if (line.release().hasProjects()) {
      all.keySet().forEach(project -> resources.add(Resource.project(project)));
    }
    all.forEach(
        (project, repos) -> repos.forEach(repo -> resources.add(Resource.repo(project, repo))));
    return resources;
  }

  void createProject(String project) {
    requireProjects();
    line.ask(
        APIGrpc.getCreateProjectMethod(),
        CreateProjectRequest.newBuilder().setProject(named(project)).build(),
        Manner.CHANGING);
  }

  void deleteProject(String project) {
    requireProjects();
    line.ask(
        APIGrpc.getDeleteProjectMethod(),
        DeleteProjectRequest.newBuilder().setProject(named(project)).build(),
        Manner.CHANGING);
  }

  void createRepo(String project, String repo) {
    line.ask(
        APIGrpc.getCreateRepoMethod(),
        CreateRepoRequest.newBuilder().setRepo(named(project, repo)).build(),
        Manner.CHANGING);
  }

  void deleteRepo(String project, String repo) {
    line.ask(
        APIGrpc.getDeleteRepoMethod(),
        DeleteRepoRequest.newBuilder().setRepo(named(project, repo)).build(),
        Manner.CHANGING);
  }

  private static String project(Repo repo) {
    return repo.getProject().getName().isEmpty()
        ? PlaceNames.DEFAULT_PROJECT
        : repo.getProject().getName();
  }

  private void requireProjects() {
    if (!line.release().hasProjects()) {
      throw new PlaceNames(line.release()).noProjects();
    }
  }

  private static Project named(String project) {
    return Project.newBuilder().setName(project).build();
  }

  private Repo named(String project, String repo) {
    Repo.Builder builder = Repo.newBuilder().setName(repo).setType(USER_REPO);
    if (line.release().hasProjects()) {
      return builder.setProject(named(project)).build();
    }
    new PlaceNames(line.release()).requireProject(project);
    return builder.build();
  }
}
