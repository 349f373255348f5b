package io.pachsh.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said about commands that pachctl has and pachsh has not. */
final class Elsewhere {
  private static final Set<String> DATA =
      Set.of(
          "branch",
          "commit",
          "datum",
          "defaults",
          "file",
          "job",
          "pipeline",
          "secret",
          "transaction");

  private static final Set<String> DATA_VERBS =
      Set.of(
          "buildinfo",
          "copy",
          "debug",
          "draw",
          "finish",
          "fsck",
          "get",
          "glob",
          "logs",
          "mount",
          "put",
          "restart",
          "resume",
          "run",
          "squash",
          "start",
          "stop",
          "subscribe",
          "unmount",
          "update",
          "wait");

  private static final Set<String> LICENCE = Set.of("enterprise", "license");
  private static final Set<String> CLUSTER =
      Set.of("completion", "deploy", "idp", "undeploy", "validate");

  private Elsewhere() {}

  /** What stands in the place of a command of pachctl; empty for words that it does not know. */
  static Optional<String> of(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    String second = words.size() < 2 ? "" : words.get(1);
    String own = "'!pachctl " + (first + " " + second).strip() + " …' runs pachctl's own.";
    if (DATA.contains(singular(second)) || (DATA_VERBS.contains(first) && second.isEmpty())) {
      return Optional.of("pachsh is for access, not for data and pipelines: " + own);
    }
    if (LICENCE.contains(first)) {
      return Optional.of("An embedded cluster needs no licence. For a real one, " + own);
    }
    if (CLUSTER.contains(first)) {
      return Optional.of("This is not done by pachsh: " + own);
    }
    if (first.equals("shell")) {
      return Optional.of("You are in one: 'help' lists what it can do.");
    }
    if (first.equals("ls")) {
      return Optional.of(
          "'!ls' lists files; 'list repo' and 'list project' list what the cluster has.");
    }
    return first.equals("port-forward")
        ? Optional.of("Write 'kubectl port-forward', which the guide uses too. " + own)
        : Optional.empty();
  }

  private static String singular(String noun) {
    if (noun.equals("branches")) {
      return "branch";
    }
    return noun.endsWith("s") && !noun.equals("defaults")
        ? noun.substring(0, noun.length() - 1)
        : noun;
  }
}
