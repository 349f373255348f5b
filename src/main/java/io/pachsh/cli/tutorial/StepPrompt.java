package io.pachsh.cli.tutorial;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.failure.Interruption;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One stop of a walk: the reader at the keyboard before a step that can be taken now. */
record StepPrompt(StepRunner runner, int index, StepTaking taking, PageView view) {
  private static final Answer.Many WORDS =
      Answer.many(
              List.of("typed", "what_it_does"),
              List.of(
                  word("Enter", "runs the commands shown above; after a failure, again"),
                  word("what is shown", "takes the step as well, command by command"),
                  word("show", "shows this step again"),
                  word("skip", "goes on without running it"),
                  word("back", "goes to the step before, on a fresh scratch cluster"),
                  word("quit", "leaves; your place is kept"),
                  word("COMMAND", "any other command runs on the scratch cluster: try it"),
                  word("help COMMAND", "explains one; 'help auth' shows those that begin so")))
          .withProse("typed", "what_it_does");

  /** Where the reader goes from here. */
  enum Move {
    /** To the next step, this one taken. */
    ON,
    /** To the next step without this one. */
    OVER,
    BACK,
    LEAVE
  }

  /** The stop before the step of that number. */
  static StepPrompt at(int index, StepRunner runner, PageView view, Streams streams) {
    StepTaking taking = runner.taking(runner.step(index), streams, streams.out(), streams.err());
    return new StepPrompt(runner, index, taking, view);
  }

  /** Shows the step and does what the reader types, until that leads away from it. */
  Move stay() {
    show();
    Keyboard keyboard = runner.sandbox().keyboard();
    Optional<Move> move = Optional.empty();
    while (move.isEmpty()) {
      Input input = keyboard.readLine(prompt());
      if (input instanceof Input.Line line) {
        move = heed(line);
      } else if (input instanceof Input.End) {
        move = Optional.of(Move.LEAVE);
      } else {
        view.note("'quit' leaves the walkthrough, 'help' says what else there is.");
      }
    }
    return move.get();
  }

  private void show() {
    view.step(runner.step(index));
  }

  /** Does what the reader typed; empty when that leaves the walk where it is. */
  private Optional<Move> heed(Input.Line typed) {
    return switch (typed.text().strip()) {
      case "" -> take(taking::all);
      case "skip" -> Optional.of(Move.OVER);
      case "back" -> {
        if (index == 0) {
          view.note("This is the first step.");
        }
        yield index == 0 ? Optional.empty() : Optional.of(Move.BACK);
      }
      case "quit" -> Optional.of(Move.LEAVE);
      case "help" -> {
        view.table(WORDS);
        yield Optional.empty();
      }
      case "show" -> {
        show();
        yield Optional.empty();
      }
      default -> tried(typed);
    };
  }

  /** Runs a part of the step; goes on when all of it ended as it should, and says so when not. */
  private Optional<Move> take(Supplier<StepTaking.Result> part) {
    try {
      StepTaking.Result result = part.get();
      if (result instanceof StepTaking.Result.Otherwise otherwise) {
        view.warn("This did not end as it should.", otherwise.account());
        view.note(
            "Enter runs it again, 'skip' goes on all the same, 'back' begins the step before"
                + " afresh.");
        return Optional.empty();
      }
      if (result instanceof StepTaking.Result.Part) {
        view.note("Go on with the next command of this step; Enter runs the rest.");
        return Optional.empty();
      }
      return Optional.of(result instanceof StepTaking.Result.Leave ? Move.LEAVE : Move.ON);
    } catch (Interruption e) {
      view.blank();
      view.note("Interrupted. Enter runs it again, 'skip' goes on, 'quit' leaves.");
      return Optional.empty();
    }
  }

  /** Runs what the reader typed: of the step, which that takes, or of their own. */
  private Optional<Move> tried(Input.Line line) {
    if (taking.isNext(line.text())) {
      runner.sandbox().keyboard().remember(line.text());
      return take(() -> taking.typed(line.text()));
    }
    try {
      OptionalInt status = runner.sandbox().typed(line, prompt());
      return status.isEmpty() ? Optional.of(Move.LEAVE) : Optional.empty();
    } catch (Interruption e) {
      view.blank();
      return Optional.empty();
    }
  }

  private static Fields word(String word, String meaning) {
    return Fields.of("typed", word).with("what_it_does", meaning);
  }

  private String prompt() {
    return runner.page().name() + " " + (index + 1) + "/" + runner.page().steps().size() + " > ";
  }
}
