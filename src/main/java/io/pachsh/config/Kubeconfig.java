package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.spelling.Spelling;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The contexts of kubectl: a name for a Kubernetes cluster, a user and a namespace each.
 *
 * @param current the one that kubectl uses; empty where none is chosen
 */
public record Kubeconfig(String current, Map<String, Pointer> contexts) {
  /** What a context of kubectl points to; empty texts for what it leaves out. */
  public record Pointer(String cluster, String user, String namespace) {
    public Pointer inNamespace(String other) {
      return new Pointer(cluster, user, other);
    }
  }

  public Kubeconfig {
    contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
  }

  /**
   * Reads the files that {@code $KUBECONFIG} lists, of which the first counts, or the usual one.
   *
   * @param directory what they are relative to
   */
  public static Kubeconfig read(Function<String, Optional<String>> environment, Path directory) {
    List<Path> files =
        environment
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
    String current = "";
    Map<String, Pointer> contexts = new LinkedHashMap<>();
    boolean any = false;
    for (Path file : files) {
      Optional<Node.Table> table = table(file);
      any |= table.isPresent();
      if (table.isPresent()) {
        current = current.isEmpty() ? table.get().leaf("current-context") : current;
        contexts(table.get()).forEach(contexts::putIfAbsent);
      }
    }
    if (!any) {
      throw new Failure(
          Exit.FAILED,
          "There is no kubeconfig"
              + (files.isEmpty() ? "; KUBECONFIG names none." : " at " + files.get(0) + "."),
          "Set KUBECONFIG to one, or connect without Kubernetes: connect grpcs://HOST:443");
    }
    return new Kubeconfig(current, contexts);
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
                : "It has " + String.join(", ", contexts.keySet()) + ": choose one with -k."
            : "Did you mean '" + near.get(0) + "'?");
  }

  private static Optional<Node.Table> table(Path file) {
    try {
      return Optional.of(YamlDocument.read(BoundedInput.text(file, BoundedInput.DOCUMENT)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.reason(e));
    } catch (ConfigTable.Damage e) {
      throw unreadable(file, e.what());
    }
  }

  private static Map<String, Pointer> contexts(Node.Table table) {
    Map<String, Pointer> contexts = new LinkedHashMap<>();
    if (table.entries().get("contexts") instanceof Node.Items items) {
      for (Node item : items.items()) {
        if (item instanceof Node.Table named) {
          Node.Table context = named.table("context");
          contexts.putIfAbsent(
              named.leaf("name"),
              new Pointer(
                  context.leaf("cluster"), context.leaf("user"), context.leaf("namespace")));
        }
      }
    }
    return contexts;
  }

  private static Failure unreadable(Path file, String why) {
    return new Failure(
        Exit.FAILED,
        "The kubeconfig " + file + " cannot be read: " + why + ".",
        "Mend it, or set KUBECONFIG to another one.");
  }
}
