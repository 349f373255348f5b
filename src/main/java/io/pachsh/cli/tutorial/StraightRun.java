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
record StraightRun(StepRunner stepRunner, PageView pageView) {
  /** The page and what its steps print go to the board; the answer says that all went well. */
  Answer run(Streams streams) {
    TutorialPage tutorialPage = stepRunner.tutorialPage();
    List<Step> steps = tutorialPage.steps();
    Streams unasked = streams.readingFrom(InputStream.nullInputStream());
    for (int i = 0; i < steps.size(); i++) {
      pageView.step(steps.get(i));
      StepRunner.Result result =
          stepRunner.take(steps.get(i), unasked, pageView.out(), pageView.out());
      if (!(result instanceof StepRunner.Result.Expected)) {
        throw failure(i, result);
      }
      pageView.blank();
    }
    pageView.passage(tutorialPage.ending());
    pageView.blank();
    return Answer.one(
        Fields.of("name", tutorialPage.name()).with("steps", steps.size()),
        "All " + steps.size() + " steps of '" + tutorialPage.name() + "' ended as they should.");
  }

  private Failure failure(int index, StepRunner.Result result) {
    String step = stepRunner.place(index) + " of '" + stepRunner.tutorialPage().name() + "'";
    if (result instanceof StepRunner.Result.Otherwise otherwise) {
      return new Failure(
          Exit.FAILED,
          "The walkthrough stops: " + step + " did not end as it should.",
          Lines.of(otherwise.account()));
    }
    return new Failure(Exit.FAILED, "The walkthrough stops: " + step + " leaves the console.");
  }
}
