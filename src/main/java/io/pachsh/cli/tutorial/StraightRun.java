package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.tutorial.Page;
import io.pachsh.tutorial.Step;
import java.io.InputStream;
import java.util.List;

/** A walkthrough from its first step to its last without a question, up to one that fails. */
record StraightRun(Lesson lesson, Board board) {
  /** The page and what its steps print go to the board; the answer says that all went well. */
  Answer run(Streams streams) {
    Page page = lesson.page();
    List<Step> steps = page.steps();
    Streams unasked = streams.readingFrom(InputStream.nullInputStream());
    for (int i = 0; i < steps.size(); i++) {
      board.step(steps.get(i));
      Lesson.Result result = lesson.take(steps.get(i), unasked, board.out(), board.out());
      if (!(result instanceof Lesson.Result.Expected)) {
        throw failure(i, result);
      }
      board.blank();
    }
    board.passage(page.ending());
    board.blank();
    return Answer.one(
        Fields.of("name", page.name()).with("steps", steps.size()),
        "All " + steps.size() + " steps of '" + page.name() + "' ended as they should.");
  }

  private Failure failure(int index, Lesson.Result result) {
    String step = lesson.place(index) + " of '" + lesson.page().name() + "'";
    if (result instanceof Lesson.Result.Otherwise otherwise) {
      return new Failure(
          Exit.FAILED,
          "The walkthrough stops: " + step + " did not end as it should.",
          Lines.of(otherwise.account()));
    }
    return new Failure(Exit.FAILED, "The walkthrough stops: " + step + " leaves the console.");
  }
}
