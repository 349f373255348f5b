package io.pachsh.cli.builtin;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that scripts give a shell with {@code set}: accepted where pachsh behaves so anyway,
 * else a sentence.
 */
final class ShellOptions {
  private static final List<String> KEPT = List.of("errexit", "nounset", "pipefail");

  /** What only traps and functions would make a difference to. */
  private static final List<String> WITHOUT_EFFECT = List.of("errtrace", "functrace");

  private static final String XTRACE = "xtrace";

  /** What is true instead of an option that cannot be had. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "noclobber", "`>` always replaces what a file holds",
          "posix", "there is one language here, whose quotes and expansions are those of POSIX",
          "noexec", "'pachsh --check FILE' reads a script without running it");

  private ShellOptions() {}

  /** Takes what is so already: stopping at failures, in pipes too, and at unset variables. */
  static Answer accept(List<String> names, boolean trace, Streams streams) {
    for (String name : names) {
      if (name.startsWith("+")) {
        throw refused("+o", name.substring(1));
      }
      if (!KEPT.contains(name) && !WITHOUT_EFFECT.contains(name) && !name.equals(XTRACE)) {
        throw new Failure(
            Exit.USAGE,
            INSTEAD.containsKey(name)
                ? "The shell option '%s' cannot be had: %s.".formatted(name, INSTEAD.get(name))
                : "There is no shell option '%s' here.".formatted(name),
            "Leave it out. Accepted are errexit, nounset and pipefail, because pachsh behaves so.");
      }
    }
    if (trace || names.contains(XTRACE)) {
      streams.note("commands are not traced from here on: 'pachsh -x' does so from the beginning");
    }
    return Answer.nothing();
  }

  /** What is said about switching one off. */
  static Failure refused(String flags, @Nullable String name) {
    String written =
        "errexit".equals(name)
            ? "+e"
            : "nounset".equals(name) ? "+u" : XTRACE.equals(name) ? "+x" : flags;
    String what = name == null || !written.equals(flags) ? written : flags + " " + name;
    boolean errors = flags.contains("e") || "errexit".equals(name);
    boolean unset = flags.contains("u") || "nounset".equals(name);
    boolean kept = errors || unset || (name != null && KEPT.contains(name));
    if (!kept && what.equals("+x")) {
      return new Failure(
          Exit.USAGE,
          "'set +x' switches nothing: 'set' does not switch tracing here.",
          "Leave it out. 'pachsh -x' shows each command of a run; without it none is shown.");
    }
    if (!kept) {
      return new Failure(
          Exit.USAGE,
          "'set %s' switches nothing: pachsh has no such option.".formatted(what),
          "Leave it out.");
    }
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
