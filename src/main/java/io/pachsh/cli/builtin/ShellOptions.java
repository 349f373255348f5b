package io.pachsh.cli.builtin;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that scripts give a shell with {@code set}: accepted where pachsh behaves so anyway,
 * else a sentence.
 */
final class ShellOptions {
  private static final List<String> KEPT = List.of("errexit", "nounset", "pipefail");
  private static final String XTRACE = "xtrace";

  private ShellOptions() {}

  /** Takes what is so already: stopping at failures, in pipes too, and at unset variables. */
  static Answer accept(List<String> names, boolean trace, Streams streams) {
    for (String name : names) {
      if (!KEPT.contains(name) && !name.equals(XTRACE)) {
        throw new Failure(
            Exit.USAGE,
            "There is no shell option '%s' here.".formatted(name),
            "Accepted are errexit, nounset and pipefail, because pachsh behaves so.");
      }
    }
    if (trace || names.contains(XTRACE)) {
      streams.note("commands are not traced from here on: 'pachsh -x' does so from the beginning");
    }
    return Answer.nothing();
  }

  /** What is said about switching one off. */
  static Failure refused(String flags, @Nullable String name) {
    String what = name == null ? flags : flags + " " + name;
    boolean errors = flags.contains("e") || "errexit".equals(name);
    boolean unset = flags.contains("u") || "nounset".equals(name);
    return new Failure(
        Exit.USAGE,
        "'set %s' cannot be had: pachsh always behaves as under 'set -euo pipefail'."
            .formatted(what),
        errors
            ? "Write 'command || echo …' for one command; 'pachsh --keep-going' goes on after any."
            : unset
                ? "Write ${NAME:-default} where a variable may be unset."
                : "Leave the line out.");
  }
}
