package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One file of a kubeconfig; relative names in it start at its own directory. */
final class KubeconfigFile {
  private final Path file;
  private final Node.Table table;

  private KubeconfigFile(Path file, Node.Table table) {
    this.file = file;
    this.table = table;
  }

  /** Reads one; empty where there is none. */
  static Optional<KubeconfigFile> read(Path file) {
    try {
      String text = BoundedInput.text(file, BoundedInput.DOCUMENT);
      return Optional.of(new KubeconfigFile(file, YamlDocument.read(text)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.reason(e));
    } catch (ConfigTable.Damage e) {
      throw unreadable(file, e.what());
    }
  }

  String current() {
    return table.leaf("current-context");
  }

  Map<String, Kubeconfig.Pointer> contexts() {
    return named(
        "contexts",
        "context",
        (name, context) ->
            new Kubeconfig.Pointer(
                context.leaf("cluster"), context.leaf("user"), context.leaf("namespace")));
  }

  Map<String, KubeCluster> clusters() {
    return named(
        "clusters",
        "cluster",
        (name, cluster) ->
            new KubeCluster(
                name,
                cluster.leaf("server"),
                material(cluster, KubeCluster.AUTHORITY),
                cluster.leaf("insecure-skip-tls-verify").equals("true"),
                cluster.leaf("tls-server-name"),
                cluster.leaf("proxy-url")));
  }

  Map<String, KubeUser> users() {
    return named("users", "user", this::user);
  }

  private KubeUser user(String name, Node.Table user) {
    return new KubeUser(
        name,
        material(user, KubeUser.CERTIFICATE),
        material(user, KubeUser.KEY),
        text(user, "token").map(Secret::of),
        text(user, "tokenFile").map(this::resolved),
        text(user, "username")
            .map(login -> new KubeUser.Login(login, Secret.of(user.leaf("password")))),
        user.entries().containsKey("exec")
            ? Optional.of(plugin(user.table("exec")))
            : Optional.empty());
  }

  private KubeExecPlugin plugin(Node.Table exec) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Node.Table variable : tables(exec, "env")) {
      environment.put(variable.leaf("name"), variable.leaf("value"));
    }
    List<String> arguments =
        exec.entries().get("args") instanceof Node.Items items
            ? items.items().stream()
                .filter(Node.Leaf.class::isInstance)
                .map(item -> ((Node.Leaf) item).value())
                .toList()
            : List.of();
    return new KubeExecPlugin(
        exec.leaf("apiVersion"),
        exec.leaf("command"),
        arguments,
        environment,
        exec.leaf("installHint"),
        exec.leaf("interactiveMode").equals("Always"),
        directory());
  }

  private KubeMaterial material(Node.Table table, String key) {
    return new KubeMaterial(
        key, Secret.of(table.leaf(key + "-data")), text(table, key).map(this::resolved));
  }

  private Path resolved(String name) {
    try {
      return directory().resolve(name);
    } catch (InvalidPathException e) {
      throw unreadable(file, "'" + name + "' is no file's name");
    }
  }

  private Path directory() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static Optional<String> text(Node.Table table, String key) {
    String text = table.leaf(key);
    return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(text);
  }

  /** What stands in a list of names and one thing each; the first of a name counts. */
  private <T> Map<String, T> named(
      String list, String key, BiFunction<String, Node.Table, T> reading) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Node.Table item : tables(table, list)) {
      all.putIfAbsent(item.leaf("name"), reading.apply(item.leaf("name"), item.table(key)));
    }
    return all;
  }

  private static List<Node.Table> tables(Node.Table table, String key) {
    return table.entries().get(key) instanceof Node.Items items
        ? items.items().stream()
            .filter(Node.Table.class::isInstance)
            .map(Node.Table.class::cast)
            .toList()
        : List.of();
  }

  private static Failure unreadable(Path file, String why) {
    return new Failure(
        Exit.FAILED,
        "The kubeconfig " + file + " cannot be read: " + why + ".",
        "Mend it, or set KUBECONFIG to another one.");
  }
}
