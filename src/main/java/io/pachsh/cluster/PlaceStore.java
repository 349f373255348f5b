package io.pachsh.cluster;

import io.pachsh.access.Resource;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The projects of a cluster and the repos in them, as one caller; of a real cluster those that it
 * may see.
 */
public interface PlaceStore {
  /** The projects and the repos in each. */
  SortedMap<String, SortedSet<String>> all();

  /** The projects alone. */
  SortedSet<String> projects();

  /** The repos of one project; none when it is not there. */
  SortedSet<String> repos(String project);

  /** Whether a project or repo is there: asks for that one, and for nothing beside it. */
  boolean contains(Resource place);

  /** Makes a project or repo, which the caller owns then. */
  void create(Resource place);

  /** Deletes a project, which must have no repos, or a repo. */
  void delete(Resource place);
}
