package io.pachsh.shell;

import io.pachsh.console.Console;
import io.pachsh.console.Input;
import io.pachsh.console.Interrupts;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import java.util.function.Supplier;

/** The interactive loop: prompt, read, run, until the person leaves. */
public final class Loop {
  /** Where the loop reads and speaks. */
  public record Person(
      Console console, Keyboard keyboard, Interrupts interrupts, Streams streams) {}

  /** What is kept of the inputs, and how several at once are taken. */
  public record Habits(History history, Inputs.Blocks blocks) {}

  private final Person person;
  private final Engine engine;
  private final Inputs inputs;
  private final Supplier<PromptState> prompt;
  private final History history;
  private final LeaveQuestion leaveQuestion;
  private int status;
  private boolean leaving;
  private int unanswered;

  public Loop(
      Person person,
      Engine engine,
      Supplier<PromptState> prompt,
      Habits habits,
      LeaveQuestion leaveQuestion) {
    this.person = person;
    this.engine = engine;
    this.prompt = prompt;
    this.history = habits.history();
    this.inputs = new Inputs(person, engine, habits.history(), habits.blocks());
    this.leaveQuestion = leaveQuestion;
  }

  /** Says the banner and runs until the person leaves; returns the exit status. */
  public int run(Lines banner) {
    person.streams().say(banner);
    history.recallOn(person.keyboard());
    while (!leaving) {
      Input input = person.keyboard().readLine(prompt());
      if (input instanceof Input.Line line) {
        unanswered = 0;
        run(line);
      } else if (input instanceof Input.Interrupt interrupt) {
        interrupted(interrupt);
      } else {
        leave();
      }
    }
    return status;
  }

  private String prompt() {
    return Prompt.text(prompt.get(), person.console().width());
  }

  private void run(Input.Line line) {
    if (line.text().isBlank()) {
      return;
    }
    try {
      Engine.Outcome outcome = inputs.run(line, this::prompt);
      if (outcome instanceof Engine.Outcome.Ran ran) {
        status = ran.status();
      } else if (outcome instanceof Engine.Outcome.Leave leave) {
        status = leave.status();
        leave();
      }
    } catch (Interruption e) {
      status = Exit.INTERRUPTED.status();
      engine.interrupted();
      e.account().ifPresent(engine::tell);
      person.streams().say("");
    }
  }

  private void interrupted(Input.Interrupt interrupt) {
    status = Exit.INTERRUPTED.status();
    engine.interrupted();
    if (interrupt.abandoned().isEmpty()) {
      person.streams().say("Ctrl-D or 'exit' leaves.");
    }
  }

  private void leave() {
    try {
      leaving = leaveQuestion.mayLeave();
    } catch (Interruption e) {
      e.account().ifPresent(engine::tell);
      unanswered = 0;
    } catch (Failure failure) {
      engine.tell(failure);
      unanswered = failure.exit() == Exit.USAGE ? unanswered + 1 : 0;
      // Once can be a second Ctrl-D; twice in a row, the terminal has gone.
      leaving = unanswered > 1;
    }
  }
}
