package io.pachsh.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check as messages name it.
 *
 * @param id as {@link Check} has it
 */
public record CheckReference(String id) {
  private static final Set<String> OF_CLUSTER =
      Set.of("cluster", "configuration", "identity", "bindings", "tokens");

  private static final Set<String> OF_PROVIDER = Set.of("provider", "app");

  private static final String ALL = "doctor";

  /** The command that makes the check, as it is typed. */
  public String command() {
    String stage = id.substring(0, id.indexOf('.'));
    if (OF_CLUSTER.contains(stage)) {
      return "doctor cluster";
    }
    return "doctor " + (OF_PROVIDER.contains(stage) ? "provider" : stage);
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
