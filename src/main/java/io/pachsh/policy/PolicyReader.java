package io.pachsh.policy;

import io.pachsh.access.AccessPolicy;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.document.SourceText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads an access policy that a person wrote or edited, in YAML or JSON. What is wrong is answered
 * with its line and column and a caret below it. What the cluster has already is never wrong.
 */
public final class PolicyReader {
  /** The version of the form that is written, and the only one that is read. */
  public static final int VERSION = 1;

  /** A small policy as a command, for help: what gives somebody new their access. */
  public static final String EXAMPLE =
      """
        access apply <<EOF
        access_version: 1
        bindings:
          project:vision:
            okta:ada@example.com: [projectWriter]
        groups:
          group:devs: [robot:ci]
        EOF\
      """;

  private static final List<String> KEYS =
      List.of("access_version", "bindings", "groups", "robots");

  private final YamlEvents events;
  private final PolicyWords words;
  private final SortedMap<Resource, SortedMap<Principal, SortedSet<String>>> bindings =
      new TreeMap<>();
  private final SortedMap<Principal, SortedSet<Principal>> groups = new TreeMap<>();
  private final SortedSet<Principal> robots = new TreeSet<>();
  private boolean versionSeen;

  private PolicyReader(SourceText source, PolicyWords words) {
    this.events = new YamlEvents(source);
    this.words = words;
  }

  /** Reads one; a repo that is named alone is of the project that every cluster has. */
  public static AccessPolicy read(String text, AccessPolicy live, boolean anyRole) {
    return read(text, live, anyRole, "default");
  }

  /**
   * @param live what the cluster has: it makes suggestions, and is allowed to stay
   * @param anyRole whether roles may be bound to resources they are not meant for
   * @param project that of a repo that is named alone
   * @throws Failure with {@code Exit.FAILED}, for what is wrong is the content
   */
  public static AccessPolicy read(String text, AccessPolicy live, boolean anyRole, String project) {
    try {
      return parsed(text, live, anyRole, project);
    } catch (Failure e) {
      throw HelmBindings.policy(text)
          .map(lines -> offered(lines, e.exit(), live, anyRole))
          .orElse(e);
    }
  }

  private static AccessPolicy parsed(
      String text, AccessPolicy live, boolean anyRole, String project) {
    SourceText source = new SourceText("access policy", false, text);
    return new PolicyReader(source, new PolicyWords(live, anyRole, project)).policy();
  }

  /** The policy that stands for Helm's values, called ready only when it is read here. */
  private static Failure offered(
      List<String> lines, Exit exit, AccessPolicy live, boolean anyRole) {
    String text = String.join("\n", lines) + "\n";
    Optional<String> placeholder = HelmBindings.placeholder(lines);
    String fault =
        placeholder
            .map("`%s` was never filled in"::formatted)
            .orElseGet(() -> fault(text, live, anyRole));
    boolean forced = !fault.isEmpty() && placeholder.isEmpty() && fault(text, live, true).isEmpty();
    List<String> command = new ArrayList<>();
    command.add(forced ? "access diff --force <<'EOF'" : "access diff <<'EOF'");
    command.addAll(lines);
    command.add("EOF");
    String heading =
        fault.isEmpty() || forced
            ? "The same as a policy, ready to paste; 'access apply' makes it so:"
            : "The same as a policy; it would still be refused: " + fault;
    return new Failure(
        exit,
        "These are values of Pachyderm's Helm chart (pachAuthClusterRoleBindings), not an access"
            + " policy.",
        Lines.of(heading, "").and(Lines.block(command)));
  }

  private static String fault(String text, AccessPolicy live, boolean anyRole) {
    try {
      parsed(text, live, anyRole, "");
      return "";
    } catch (Failure e) {
      return e.sentence();
    }
  }

  /** Looks at the form of a policy alone: whether it is one YAML or JSON document. */
  public static void requireReadable(String text) {
    YamlEvents events = new YamlEvents(new SourceText("access policy", false, text));
    if (events.begin()) {
      events.skip();
      events.end();
    }
  }

  private AccessPolicy policy() {
    if (!events.begin()) {
      throw new Failure(
          Exit.FAILED, "The access policy is empty.", "'access export -f FILE' writes one.");
    }
    events.mapping("an access policy", this::section);
    events.end();
    if (!versionSeen) {
      throw new Failure(
          Exit.FAILED,
          "The access policy does not say its version.",
          "Write `access_version: %d` as its first line.".formatted(VERSION));
    }
    return new AccessPolicy(bindings, groups, robots);
  }

  private void section(PolicyWord key) {
    switch (key.text()) {
      case "access_version" -> version();
      case "bindings" -> events.mapping("`bindings`", this::binding);
      case "groups" -> events.mapping("`groups`", this::group);
      case "robots" -> events.list("`robots`", "- robot:ci", word -> robots.add(words.robot(word)));
      default ->
          throw key.wrong(
              "`%s` is not known at the top level".formatted(key.text()),
              Spelling.nearestKey(key.text(), KEYS)
                  .map("Did you mean `%s`?"::formatted)
                  .orElse("Known here: " + String.join(", ", KEYS) + "."));
    }
  }

  private void version() {
    PolicyWord version = events.text("`access_version`");
    if (!version.plain() || !version.text().equals(Integer.toString(VERSION))) {
      throw version.wrong("this pachsh reads access_version %d".formatted(VERSION), "");
    }
    versionSeen = true;
  }

  private void binding(PolicyWord name) {
    Resource resource = words.resource(name);
    if (bindings.containsKey(resource)) {
      throw name.wrong(
          "`%s` is %s, which is written above".formatted(name.text(), resource), "Leave one out.");
    }
    SortedMap<Principal, SortedSet<String>> entries = new TreeMap<>();
    events.mapping(
        "the binding of `" + name.text() + "`",
        holder -> {
          Principal principal = words.principal(holder);
          SortedSet<String> roles = new TreeSet<>();
          events.list(
              "the roles of `" + holder.text() + "`",
              "[repoReader]",
              role -> roles.add(words.role(role, resource, principal)));
          entries.put(principal, roles);
        });
    bindings.put(resource, entries);
  }

  private void group(PolicyWord name) {
    Principal group = words.group(name);
    SortedSet<Principal> members = new TreeSet<>();
    events.list(
        "the members of `" + name.text() + "`",
        "[user:ada@example.com]",
        member -> members.add(words.principal(member)));
    groups.put(group, members);
  }
}
