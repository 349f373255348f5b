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

  // Written out: the record's own would be made by invokedynamic at every start.
  @Override
  public boolean equals(Object other) {
    return other instanceof Resource resource
        && type == resource.type
        && name.equals(resource.name);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + name.hashCode();
  }

  /** As pachd's error texts write it: {@code REPO default/images}, {@code CLUSTER }. */
  @Override
  public String toString() {
    return type + " " + name;
  }
}
