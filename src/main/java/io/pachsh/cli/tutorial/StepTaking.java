package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.failure.Interruption;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.tutorial.Expectation;
import io.pachsh.tutorial.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step on its way: its commands run all at once, or one by one as the reader types them; what
 * they print is compared with what the page says when the last one has run.
 */
final class StepTaking {
  /** How a step ended. */
  sealed interface Result {
    /** As the page says. */
    record Expected() implements Result {}

    /** Not yet: the reader has typed some of its commands. */
    record Part() implements Result {}

    /** Otherwise; the lines say what was expected, what happened, and what to try. */
    record Otherwise(List<String> account) implements Result {}

    /** By asking to leave. */
    record Leave() implements Result {}
  }

  private final Sandbox sandbox;
  private final Step step;
  private final Streams streams;
  private final PrintStream out;
  private final PrintStream err;
  private CapturedOutput output;

  /** The commands that have not run yet; all of them until one was typed. */
  private List<String> rest;

  private boolean isBegun;

  /** A step of which nothing has run; what it prints goes to {@code out} and {@code err}. */
  StepTaking(Sandbox sandbox, Step step, Streams streams, PrintStream out, PrintStream err) {
    this.sandbox = sandbox;
    this.step = step;
    this.streams = streams;
    this.out = out;
    this.err = err;
    this.output = captured();
    this.rest = commands(step.commands());
  }

  /** Runs what has not run yet; all of it if the last attempt did not end as the page says. */
  Result all() {
    return run(isBegun ? String.join("\n", rest) : step.commands(), List.of());
  }

  /** Whether this is the step's next command, blanks aside, or the whole step. */
  boolean isNext(String text) {
    return isSame(text, rest.get(0)) || isSame(text, step.commands());
  }

  /** Runs what {@link #isNext}. */
  Result typed(String text) {
    if (isSame(text, rest.get(0))) {
      return run(rest.get(0), rest.subList(1, rest.size()));
    }
    rest = commands(step.commands());
    isBegun = false;
    return all();
  }

  private Result run(String commands, List<String> left) {
    boolean isGoingOn = false;
    try {
      if (!isBegun && !step.unseen().isEmpty()) {
        var unused = sandbox.run(step.unseen(), nobody());
      }
      isBegun = true;
      OptionalInt status = sandbox.run(commands, output.streams());
      if (Thread.interrupted()) {
        // It came when the step's last command was done, and must not hit the next prompt.
        throw new Interruption();
      }
      if (status.isEmpty()) {
        return new Result.Leave();
      }
      rest = left;
      isGoingOn = !left.isEmpty();
      return isGoingOn ? new Result.Part() : ended(status.getAsInt());
    } finally {
      if (!isGoingOn) {
        rest = commands(step.commands());
        isBegun = false;
        output = captured();
      }
    }
  }

  private Result ended(int status) {
    Optional<Expectation.Deviation> deviation = step.expectation().compare(status, output.text());
    return deviation.isEmpty()
        ? new Result.Expected()
        : new Result.Otherwise(account(deviation.get(), step.expectation().advice()));
  }

  private CapturedOutput captured() {
    return new CapturedOutput(streams, out, err);
  }

  /** Streams that nobody sees, on which nobody is asked. */
  static Streams nobody() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Streams(InputStream.nullInputStream(), false, unseen, unseen);
  }

  private static boolean isSame(String typed, String command) {
    return compact(typed).equals(compact(command));
  }

  private static String compact(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** The complete commands of a page's block. */
  private static List<String> commands(String block) {
    CommandReader reader = new CommandReader(LineSource.of(block));
    List<String> commands = new ArrayList<>();
    try {
      while (reader.next() instanceof CommandReader.Command command) {
        if (!command.completeCommand().source().isBlank()) {
          commands.add(command.completeCommand().source());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text in memory does not fail to be read.
    }
    return commands.isEmpty() ? List.of(block) : commands;
  }

  private static List<String> account(Expectation.Deviation deviation, String advice) {
    List<String> lines = new ArrayList<>();
    lines.add("expected: " + deviation.expected());
    lines.add("happened: " + deviation.happened());
    deviation.missing().ifPresent(text -> lines.add("missing:  «" + text + "»"));
    if (!advice.isEmpty()) {
      lines.add("to try:   " + advice);
    }
    return lines;
  }
}
