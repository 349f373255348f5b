package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.tutorial.Step;
import io.pachsh.tutorial.TutorialPage;
import java.io.InputStream;
import java.util.List;

/** A walkthrough from its first step to its last without a question, up to one that fails. */
record StraightRun(StepRunner runner, PageView view) {
  /** The page and what its steps print go to standard error; the answer says that all went well. */
  Answer run(Streams streams) {
    TutorialPage page = runner.page();
    List<Step> steps = page.steps();
    Streams unasked = streams.readingFrom(InputStream.nullInputStream());
    for (int i = 0; i < steps.size(); i++) {
      view.step(steps.get(i));
      StepTaking.Result result = runner.taking(steps.get(i), unasked, view.out(), view.out()).all();
      if (!(result instanceof StepTaking.Result.Expected)) {
        throw failure(i, result);
      }
      view.blank();
    }
    view.passage(page.ending());
    view.blank();
    return Answer.one(
        Fields.of("name", page.name()).with("steps", steps.size()),
        "All " + steps.size() + " steps of '" + page.name() + "' ended as they should.");
  }

  private Failure failure(int index, StepTaking.Result result) {
    String step = runner.place(index) + " of '" + runner.page().name() + "'";
    if (result instanceof StepTaking.Result.Otherwise otherwise) {
      return new Failure(
          Exit.FAILED,
          "The walkthrough stops: " + step + " did not end as it should.",
          Lines.of(otherwise.account()));
    }
    return new Failure(Exit.FAILED, "The walkthrough stops: " + step + " leaves the console.");
  }
}
