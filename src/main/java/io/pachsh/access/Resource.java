package io.pachsh.access;

/**
 * What roles are bound to. The cluster has no name; a project's name is its own; a repo is named
 * {@code project/repo}.
 */
public record Resource(Type type, String name) {
  /** The kinds of resource, named as on the wire ({@code auth_v2.ResourceType}). */
  public enum Type {
    CLUSTER,
    REPO,
    SPEC_REPO,
    PROJECT,
    JOB
  }

  public static final Resource CLUSTER = new Resource(Type.CLUSTER, "");

  public static Resource project(String name) {
    return new Resource(Type.PROJECT, name);
  }

  public static Resource repo(String project, String name) {
    return new Resource(Type.REPO, project + "/" + name);
  }

  /** As pachd's error texts write it: {@code REPO default/images}, {@code CLUSTER }. */
  @Override
  public String toString() {
    return type + " " + name;
  }
}
