package io.pachsh.cluster;

import io.pachsh.access.Permission;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import java.util.List;
import java.util.Set;

/**
 * The projects and repos of a served cluster, as one caller asks for them through pachd's API. Each
 * method throws {@link RefusedException} when the cluster refuses; while access control is off
 * everybody may do everything.
 */
public interface ServedPlaces extends PlaceStore {
  /** The projects, oldest first. */
  List<Resource> projectsByAge();

  /**
   * The repos that the caller may see: those of projects that it may list, and those that it may
   * read; oldest first.
   *
   * @param projects the names of the projects asked for; empty for all
   */
  List<Resource> visibleRepos(Set<String> projects);

  /** Refuses a caller that lacks the permission on a project or repo. */
  void require(Permission permission, Resource place);

  PlaceDetails details(Resource place);

  /** Makes a project or repo, and says something about it. */
  void create(Resource place, String description);

  /** Changes what is said about a project, or about a repo that the caller may write to. */
  void describe(Resource place, String description);

  /**
   * Deletes a repo; answers false when there is none or the caller may not, where {@link #delete}
   * refuses.
   */
  boolean deleteRepo(Resource repo);

  /**
   * Deletes the repos that the caller may delete; answers which, oldest first.
   *
   * @param projects the names of their projects; empty for all
   */
  List<Resource> deleteRepos(Set<String> projects);

  /**
   * Deletes a project.
   *
   * @param force whether it may have repos, which are deleted with it
   */
  void deleteProject(String project, boolean force);

  /** Deletes everything and makes the first project anew. */
  void deleteAll();

  /** The defaults of a project's pipelines, or of the whole cluster's. */
  PipelineDefaults defaults(Resource place);

  /**
   * Sets them.
   *
   * @param isTrial whether only to say if they could be set
   */
  void setDefaults(Resource place, String json, boolean isTrial);
}
