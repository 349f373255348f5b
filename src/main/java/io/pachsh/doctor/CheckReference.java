package io.pachsh.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check as messages name it.
 *
 * @param id as {@link Check} has it
 * @param about what the command is told to look at, as it is typed; empty for what is configured
 */
public record CheckReference(String id, String about) {
  private static final Set<String> OF_CLUSTER =
      Set.of("cluster", "configuration", "identity", "bindings", "tokens");

  private static final Set<String> OF_PROVIDER = Set.of("provider", "app");

  private static final String ALL = "doctor";

  /** A check of what is configured. */
  public CheckReference(String id) {
    this(id, "");
  }

  /** The same check of something else. */
  public CheckReference with(String other) {
    return new CheckReference(id, other);
  }

  /** Whether the provider alone is looked at, of which there need be no configuration. */
  public boolean isOfProvider() {
    return stage().equals("provider");
  }

  /** Whether it is made by a test login. */
  public boolean isOfLogin() {
    return stage().equals("login");
  }

  private String stage() {
    return id.substring(0, id.indexOf('.'));
  }

  /** The command that makes the check, as it is typed. */
  public String command() {
    String command =
        OF_CLUSTER.contains(stage())
            ? "cluster"
            : OF_PROVIDER.contains(stage()) ? "provider" : stage();
    return "%s %s %s".formatted(ALL, command, about).strip();
  }

  /** Where to look for it, as a sentence. */
  public String sentence() {
    return sentence(List.of(this));
  }

  /** Where to look for some of them, as a sentence; there is at least one. */
  public static String sentence(Collection<CheckReference> checks) {
    return "'%s' checks this (%s)."
        .formatted(
            command(checks),
            checks.stream().map(CheckReference::id).collect(Collectors.joining(", ")));
  }

  /** The command that makes all of these. */
  public static String command(Collection<CheckReference> checks) {
    Set<String> commands = checks.stream().map(CheckReference::command).collect(Collectors.toSet());
    return commands.size() == 1 ? commands.iterator().next() : ALL;
  }
}
