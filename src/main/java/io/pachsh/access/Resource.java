package io.pachsh.access;

import java.util.Optional;

/**
 * What roles are bound to. The cluster has no name; a project's name is its own; a repo is named
 * {@code project/repo}.
 */
public record Resource(Type type, String name) implements Comparable<Resource> {
  public Resource {
    RefusedException.requireWellFormed("a resource", name);
  }

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

  /**
   * Reads {@code cluster}, {@code project:P} or {@code repo:P/R}; empty when the text is none of
   * them.
   */
  public static Optional<Resource> parse(String text) {
    if (text.equals("cluster")) {
      return Optional.of(CLUSTER);
    }
    int colon = text.indexOf(':');
    String kind = colon < 0 ? "" : text.substring(0, colon);
    String name = text.substring(colon + 1);
    int slash = name.indexOf('/');
    if (kind.equals("project") && !name.isEmpty() && slash < 0) {
      return Optional.of(project(name));
    }
    boolean one = slash > 0 && slash < name.length() - 1 && slash == name.lastIndexOf('/');
    return kind.equals("repo") && one
        ? Optional.of(new Resource(Type.REPO, name))
        : Optional.empty();
  }

  /** The text that {@link #parse} reads. */
  public String text() {
    return switch (type) {
      case CLUSTER -> "cluster";
      case PROJECT -> "project:" + name;
      default -> "repo:" + name;
    };
  }

  /** The cluster first, then projects, then repos, each by name. */
  @Override
  public int compareTo(Resource other) {
    int byType = Integer.compare(rank(), other.rank());
    return byType != 0 ? byType : name.compareTo(other.name);
  }

  private int rank() {
    return switch (type) {
      case CLUSTER -> 0;
      case PROJECT -> 1;
      default -> 2;
    };
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

  /** The same inside a sentence: {@code the cluster}, {@code repo:default/images}. */
  public String spoken() {
    return type == Type.CLUSTER ? "the cluster" : text();
  }

  /** As pachd's error texts write it: {@code REPO default/images}, {@code CLUSTER }. */
  public String asPachdSays() {
    return type + " " + name;
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return text();
  }
}
