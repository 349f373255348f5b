package io.pachsh.screen;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.program.ProgramPipeline;
import io.pachsh.program.Programs;
import io.pachsh.session.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program that shows long answers page by page: {@code PACHSH_PAGER}, else {@code PAGER}, else
 * {@code less} or {@code more}. An empty one, and {@code cat}, mean none. What is typed for the
 * console while {@code less} has the screen writes no file and runs no program, and its prompt says
 * how to leave, unless {@code LESS} says what it says.
 */
public final class Pager {
  private static final List<List<String>> USUAL = List.of(List.of("less", "-FRX"), List.of("more"));

  private static final Map<String, String> SECURE = Map.of("LESSSECURE", "1");
  private static final Map<String, String> PROMPTING =
      Map.of("LESSSECURE", "1", "LESS", "-Ps?e(END) q leaves:q leaves, space goes on.");

  private final Programs programs;
  private final Variables variables;
  private final Streams own;

  /** A pager on the process's own terminal, whose streams are {@code own}. */
  public Pager(Programs programs, Variables variables, Streams own) {
    this.programs = programs;
    this.variables = variables;
    this.own = own;
  }

  /** Starts it; the caller writes to its input. Empty when there is none. */
  Optional<ProgramPipeline> start() {
    Optional<String> wanted =
        variables.value("PACHSH_PAGER").or(() -> variables.value("PAGER")).map(String::strip);
    if (wanted.isPresent()) {
      return wanted.get().isEmpty() || wanted.get().equals("cat")
          ? Optional.empty()
          : wanted(wanted.get());
    }
    for (List<String> words : USUAL) {
      try {
        return Optional.of(start(words));
      } catch (Failure e) {
        // Not on this machine: the next one may be.
      }
    }
    return Optional.empty();
  }

  private ProgramPipeline start(List<String> words) {
    boolean hasPrompt = variables.value("LESS").isPresent();
    return programs.start(List.of(words), true, own, hasPrompt ? SECURE : PROMPTING);
  }

  private Optional<ProgramPipeline> wanted(String text) {
    List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
    String program = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    if (program.equals("less") && variables.value("LESS").isEmpty()) {
      words.add("-FRX");
    }
    try {
      return Optional.of(start(words));
    } catch (Failure e) {
      own.note("no pager: " + e.sentence());
      return Optional.empty();
    }
  }
}
