package io.pachsh.access;

import io.pachsh.spelling.Spelling;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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

  private static final String REPO = "repo:";

  /** A kind with blanks behind it instead of the colon. */
  private static final Pattern SPACED = Pattern.compile("^(project|repo)\\s+(?=\\S)");

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

  /**
   * Reads a resource as people write it: also {@code P/R}, {@code repo:R} and {@code R}, a repo of
   * the project that is meant where none is named, and each of them with a blank for the colon.
   * Empty for what is none of them, or may be meant for the cluster.
   */
  public static Optional<Resource> parse(String text, String project) {
    String written = SPACED.matcher(text).replaceFirst("$1:");
    Optional<Resource> exact = parse(written);
    if (exact.isPresent()) {
      return exact;
    }
    boolean isRepo = written.startsWith(REPO);
    String name = isRepo ? written.substring(REPO.length()) : written;
    boolean slip = !isRepo && Spelling.isNear(name.toLowerCase(Locale.ROOT), "cluster");
    return name.indexOf(':') >= 0 || name.indexOf('@') >= 0 || slip
        ? Optional.empty()
        : parse(REPO + (name.contains("/") ? name : project + "/" + name));
  }

  /** The text that {@link #parse(String)} reads. */
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

  /** The text that {@link #parse(String)} reads. */
  @Override
  public String toString() {
    return text();
  }
}
