package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.failure.Interruption;
import io.pachsh.tutorial.Expectation;
import io.pachsh.tutorial.Step;
import io.pachsh.tutorial.TutorialPage;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A walkthrough's steps and the sandbox in which they are taken. */
record StepRunner(TutorialPage page, Sandbox sandbox) {
  /** How a step ended. */
  sealed interface Result {
    /** As the page says. */
    record Expected() implements Result {}

    /** Otherwise; the lines say what was expected, what happened, and what to try. */
    record Otherwise(List<String> account) implements Result {}

    /** By asking to leave. */
    record Leave() implements Result {}
  }

  Step step(int index) {
    return page.steps().get(index);
  }

  /** Takes a step on these streams; what it prints goes to {@code out} and {@code err}. */
  Result take(Step step, Streams streams, PrintStream out, PrintStream err) {
    if (!step.unseen().isEmpty()) {
      var unused = sandbox.run(step.unseen(), nobody());
    }
    CapturedOutput capturedOutput = new CapturedOutput(streams, out, err);
    OptionalInt status = sandbox.run(step.commands(), capturedOutput.streams());
    if (Thread.interrupted()) {
      // It came when the step's last command was done, and must not hit the next prompt.
      throw new Interruption();
    }
    if (status.isEmpty()) {
      return new Result.Leave();
    }
    Optional<Expectation.Deviation> deviation =
        step.expectation().compare(status.getAsInt(), capturedOutput.text());
    return deviation.isEmpty()
        ? new Result.Expected()
        : new Result.Otherwise(account(deviation.get(), step.expectation().advice()));
  }

  /** Takes a step that nobody sees and nobody is asked in. */
  Result takeUnseen(Step step) {
    Streams nobody = nobody();
    return take(step, nobody, nobody.out(), nobody.err());
  }

  private static Streams nobody() {
    PrintStream unseen =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Streams(InputStream.nullInputStream(), false, unseen, unseen);
  }

  /** Where a step stands, for messages: {@code step 3 of 9}. */
  String place(int index) {
    return "step " + (index + 1) + " of " + page.steps().size();
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
