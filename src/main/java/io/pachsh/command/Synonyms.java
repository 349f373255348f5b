package io.pachsh.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that people use for the words of our commands. */
final class Synonyms {
  /** Words that say nothing about what is meant. */
  static final Set<String> FILLERS = Set.of("a", "all", "for", "me", "my", "of", "the", "to");

  /** Words that stand for a whole command. */
  static final Map<String, String> COMMANDS =
      Map.of("use", "config set active-context", "switch", "config set active-context");

  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("add", List.of("create")),
          Map.entry("assign", List.of("add")),
          Map.entry("bind", List.of("add")),
          Map.entry("bye", List.of("exit")),
          Map.entry("change", List.of("set")),
          Map.entry("cls", List.of("clear")),
          Map.entry("commit", List.of("save")),
          Map.entry("configure", List.of("config")),
          Map.entry("demo", List.of("rehearsal")),
          Map.entry("describe", List.of("inspect", "get")),
          Map.entry("disable", List.of("deactivate")),
          Map.entry("display", List.of("get", "list", "inspect")),
          Map.entry("enable", List.of("activate")),
          Map.entry("give", List.of("add")),
          Map.entry("grant", List.of("add")),
          Map.entry("iam", List.of("whoami")),
          Map.entry("load", List.of("source")),
          Map.entry("logoff", List.of("logout")),
          Map.entry("logon", List.of("login")),
          Map.entry("make", List.of("create", "add", "get")),
          Map.entry("man", List.of("help")),
          Map.entry("new", List.of("create", "add", "get")),
          Map.entry("onboard", List.of("apply")),
          Map.entry("practice", List.of("rehearsal")),
          Map.entry("remove", List.of("delete")),
          Map.entry("rm", List.of("delete", "remove")),
          Map.entry("rollback", List.of("undo", "revert")),
          Map.entry("show", List.of("get", "list", "inspect")),
          Map.entry("signin", List.of("login")),
          Map.entry("signout", List.of("logout")),
          Map.entry("take", List.of("remove")),
          Map.entry("view", List.of("get", "list", "inspect")),
          Map.entry("why", List.of("explain")),
          Map.entry("write", List.of("save")),
          Map.entry("?", List.of("help")));

  private Synonyms() {}

  /** Whether a typed word may stand for a word of a command. */
  static boolean areSame(String typed, String word) {
    return typed.equals(word)
        || typed.equals(word + "s")
        || word.equals(typed + "s")
        || MEANT.getOrDefault(typed, List.of()).contains(word);
  }
}
