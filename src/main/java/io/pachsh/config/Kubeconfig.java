package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.spelling.Spelling;
import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * kubectl's configuration: Kubernetes clusters, users of theirs, and contexts, which are a name for
 * a cluster, a user and a namespace each. Of several files the first that says something counts.
 *
 * @param current the context that kubectl uses; empty where none is chosen
 */
public record Kubeconfig(
    String current,
    Map<String, Pointer> contexts,
    Map<String, KubeCluster> clusters,
    Map<String, KubeUser> users) {
  /** What a context of kubectl points to; empty texts for what it leaves out. */
  public record Pointer(String cluster, String user, String namespace) {
    /** What leaves everything to kubectl's current context. */
    public static final Pointer NONE = new Pointer("", "", "");

    public Pointer inNamespace(String other) {
      return new Pointer(cluster, user, other);
    }

    /**
     * The same, and what it leaves out as another one says it; of another cluster that says
     * nothing: its user's token is not for this one.
     */
    public Pointer or(Pointer other) {
      if (!cluster.isEmpty() && !cluster.equals(other.cluster)) {
        return this;
      }
      return new Pointer(
          other.cluster,
          user.isEmpty() ? other.user : user,
          namespace.isEmpty() ? other.namespace : namespace);
    }
  }

  public Kubeconfig {
    contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
    clusters = Map.copyOf(clusters);
    users = Map.copyOf(users);
  }

  /**
   * Reads the files that {@code $KUBECONFIG} lists, or the usual one; fails where there is none.
   *
   * @param environment variables by name, empty ones left out
   * @param directory what the files are relative to
   */
  public static Kubeconfig read(Function<String, Optional<String>> environment, Path directory) {
    List<Path> files = files(environment, directory);
    return readIfThere(files)
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "There is no kubeconfig"
                        + (files.isEmpty()
                            ? "; KUBECONFIG names none."
                            : " at " + files.get(0) + "."),
                    "Set KUBECONFIG to one, or connect without Kubernetes: connect"
                        + " grpcs://HOST:443"));
  }

  /** The same; empty where there is none. */
  public static Optional<Kubeconfig> find(
      Function<String, Optional<String>> environment, Path directory) {
    return readIfThere(files(environment, directory));
  }

  private static List<Path> files(Function<String, Optional<String>> environment, Path directory) {
    return environment
        .apply("KUBECONFIG")
        .map(
            list ->
                Stream.of(list.split(File.pathSeparator, -1))
                    .filter(each -> !each.isEmpty())
                    .map(directory::resolve)
                    .toList())
        .orElseGet(
            () ->
                List.of(
                    directory
                        .resolve(environment.apply("HOME").orElse(""))
                        .resolve(".kube/config")));
  }

  private static Optional<Kubeconfig> readIfThere(List<Path> files) {
    List<KubeconfigFile> all =
        files.stream().map(KubeconfigFile::read).flatMap(Optional::stream).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String current = "";
    Map<String, Pointer> contexts = new LinkedHashMap<>();
    Map<String, KubeCluster> clusters = new LinkedHashMap<>();
    Map<String, KubeUser> users = new LinkedHashMap<>();
    for (KubeconfigFile file : all) {
      current = current.isEmpty() ? file.current() : current;
      file.contexts().forEach(contexts::putIfAbsent);
      file.clusters().forEach(clusters::putIfAbsent);
      file.users().forEach(users::putIfAbsent);
    }
    return Optional.of(new Kubeconfig(current, contexts, clusters, users));
  }

  /** What the context of that name points to. */
  public Pointer named(String name) {
    Pointer pointer = contexts.get(name);
    if (pointer != null) {
      return pointer;
    }
    List<String> near = Spelling.near(name, contexts.keySet());
    throw new Failure(
        Exit.FAILED,
        name.isEmpty()
            ? "The kubeconfig has no current context."
            : "The kubeconfig has no context '" + name + "'.",
        near.isEmpty()
            ? contexts.isEmpty()
                ? "It lists no context at all: name another file in KUBECONFIG."
                : "It has " + String.join(", ", contexts.keySet()) + ": name one of them."
            : "Did you mean '" + near.get(0) + "'?");
  }

  /** The cluster of that name; fails where there is none, or where it says not where it is. */
  public KubeCluster cluster(String name) {
    KubeCluster cluster = clusters.get(name);
    if (cluster == null || cluster.server().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          cluster == null
              ? "The kubeconfig has no cluster '" + name + "', which a context names."
              : "The kubeconfig does not say where the cluster '" + name + "' is (its 'server').",
          "'kube contexts' lists what it has; KUBECONFIG names another one.");
    }
    return cluster;
  }

  /** The user of that name; one without a name is nobody. */
  public KubeUser user(String name) {
    KubeUser user = name.isEmpty() ? KubeUser.anonymous("") : users.get(name);
    if (user == null) {
      throw new Failure(
          Exit.FAILED,
          "The kubeconfig has no user '" + name + "', which a context names.",
          "'kube contexts' lists what it has; KUBECONFIG names another one.");
    }
    return user;
  }
}
