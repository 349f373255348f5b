package io.pachsh.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is said about commands that pachctl has and pachsh has not. */
final class PachctlCommands {
  /** What pachctl 1.x had instead of roles. */
  private static final Set<String> LEVELS = Set.of("none", "reader", "writer", "owner");

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

  /** Commands of pachctl 1.x, and what does their work today. */
  private static final Map<String, String> FORMER =
      Map.ofEntries(
          Map.entry(
              "auth get-one-time-password",
              "one-time passwords are gone: people sign in with 'auth login', programs with 'auth"
                  + " get-robot-token' and 'auth use-auth-token'"),
          Map.entry(
              "auth get-otp",
              "one-time passwords are gone: people sign in with 'auth login', programs with 'auth"
                  + " get-robot-token' and 'auth use-auth-token'"),
          Map.entry("auth get-auth-token", "'auth get-robot-token NAME' makes a token for a robot"),
          Map.entry("auth list-admins", "'auth get cluster' shows who has clusterAdmin"),
          Map.entry(
              "auth modify-admins",
              "'auth add clusterAdmin PRINCIPAL cluster' makes an administrator, 'auth remove"
                  + " clusterAdmin PRINCIPAL cluster' takes that away"),
          Map.entry("auth get-admins", "'auth get cluster' shows who has clusterAdmin"),
          Map.entry("auth get-acl", "'auth get repo REPO' shows who has which role on a repo"),
          Map.entry("auth set-acl", "'auth set repo REPO ROLES PRINCIPAL' gives roles on a repo"),
          Map.entry("auth get-scope", "'auth access PRINCIPAL' shows what somebody has"),
          Map.entry("auth set-scope", "'auth set repo REPO ROLES PRINCIPAL' gives roles on a repo"),
          Map.entry("auth get-users", "'auth list users' and 'auth group members' list people"),
          Map.entry("auth list-users", "'auth list users' lists people"));

  private static final Set<String> SERVER =
      Set.of("register", "sync-contexts", "pause", "unpause", "pause-status", "heartbeat");

  private static final Set<String> LICENCE = Set.of("enterprise", "license");
  private static final Set<String> CLUSTER = Set.of("deploy", "undeploy", "validate");

  private PachctlCommands() {}

  /** What stands in the place of a command of pachctl; empty for words that it does not know. */
  static Optional<String> of(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    String second = words.size() < 2 ? "" : words.get(1);
    String own = "'!pachctl " + (first + " " + second).strip() + " …' runs pachctl's own.";
    if (DATA.contains(singular(second)) || (DATA_VERBS.contains(first) && second.isEmpty())) {
      return Optional.of("pachsh is for access, not for data and pipelines: " + own);
    }
    boolean level = words.stream().anyMatch(LEVELS::contains);
    if (first.equals("auth") && level && (second.equals("set") || second.equals("check"))) {
      return Optional.of(
          "That was pachctl 1.x; now levels are roles: "
              + (second.equals("set")
                  ? "'auth set repo REPO repoWriter PRINCIPAL'."
                  : "'auth check repo REPO' lists what you may do."));
    }
    String former = FORMER.get((first + " " + second).strip());
    if (former != null) {
      return Optional.of("That was pachctl 1.x; now " + former + ".");
    }
    if (first.equals("enterprise") && SERVER.contains(second)) {
      return Optional.of(
          "This is between a cluster and its enterprise server, and not done by pachsh: "
              + own
              + " Which context the server has is kept by 'config set active-enterprise-context"
              + " NAME'.");
    }
    if (LICENCE.contains(first)) {
      return Optional.of("An embedded cluster needs no licence. For a real one, " + own);
    }
    if (CLUSTER.contains(first)) {
      return Optional.of("This is not done by pachsh: " + own);
    }
    if (first.equals("shell")) {
      return Optional.of("You are in one: 'help' says what it can do.");
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
