package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.tutorial.Step;
import io.pachsh.tutorial.TutorialPage;
import java.io.PrintStream;

/** A walkthrough's steps and the sandbox in which they are taken. */
record StepRunner(TutorialPage page, Sandbox sandbox) {
  Step step(int index) {
    return page.steps().get(index);
  }

  /** A step that can be taken now; what it prints goes to {@code out} and {@code err}. */
  StepTaking taking(Step step, Streams streams, PrintStream out, PrintStream err) {
    return new StepTaking(sandbox, step, streams, out, err);
  }

  /** Takes a step that nobody sees and nobody is asked in. */
  StepTaking.Result takeUnseen(Step step) {
    Streams nobody = StepTaking.nobody();
    return taking(step, nobody, nobody.out(), nobody.err()).all();
  }

  /** Where a step stands, for messages: {@code step 3 of 9}. */
  String place(int index) {
    return "step " + (index + 1) + " of " + page.steps().size();
  }
}
