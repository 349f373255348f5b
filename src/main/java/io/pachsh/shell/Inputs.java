package io.pachsh.shell;

import io.pachsh.console.Input;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.session.NextLine;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs what a person enters: a command at once; a block of several, as a paste or an editor brings
 * it, after a question, one by one, up to the first failure.
 */
public final class Inputs {
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String EDIT = "edit";

  private static final Engine.Outcome SUCCESS = new Engine.Outcome.Ran(Exit.OK.status());

  private final Loop.Person person;
  private final Engine engine;
  private final History history;
  private final Blocks blocks;

  /** Where a text is edited. */
  @FunctionalInterface
  public interface Editing {
    /** Returns the text as the person left it; fails when there is no editor. */
    String edit(String text);
  }

  /**
   * What blocks of commands need.
   *
   * @param asks whether pasted blocks are confirmed
   */
  public record Blocks(NextLine nextLine, Editing editing, BooleanSupplier asks) {}

  public Inputs(Loop.Person person, Engine engine, History history, Blocks blocks) {
    this.person = person;
    this.engine = engine;
    this.history = history;
    this.blocks = blocks;
  }

  /** Runs one input; {@code prompt} gives what stands before each command of a block. */
  public Engine.Outcome run(Input.Line line, Supplier<String> prompt) {
    boolean block = line.pasted() && engine.split(line.text()).size() > 1;
    Engine.Outcome outcome;
    if (!block) {
      outcome = runOne(line.text());
    } else if (blocks.asks().getAsBoolean()) {
      outcome = confirm(line.text(), prompt);
    } else {
      outcome = runAll(engine.split(line.text()), prompt);
    }
    Optional<String> edited = blocks.nextLine().take();
    while (edited.isPresent() && outcome instanceof Engine.Outcome.Ran) {
      show(edited.get());
      outcome = confirm(edited.get(), prompt);
      edited = blocks.nextLine().take();
    }
    return outcome;
  }

  private Engine.Outcome runOne(String text) {
    history.begin(text);
    int status = Exit.INTERRUPTED.status();
    try {
      Engine.Outcome outcome = person.interrupts().during(() -> engine.run(text));
      status = outcome.status();
      return outcome;
    } finally {
      history.end(text, status, person.keyboard());
      blocks.nextLine().keep(text);
    }
  }

  /** Asks until the block is to be run, as it is or edited, or dropped. */
  private Engine.Outcome confirm(String block, Supplier<String> prompt) {
    String text = block;
    List<String> accepted = List.of();
    try {
      List<String> commands = engine.split(text);
      String answer = ask(commands.size());
      while (answer.equals(EDIT)) {
        text = blocks.editing().edit(text);
        show(text);
        commands = engine.split(text);
        answer = commands.isEmpty() ? NO : ask(commands.size());
      }
      accepted = answer.equals(YES) ? commands : List.of();
    } catch (Interruption e) {
      e.account().ifPresent(engine::tell);
      engine.interrupted();
    } catch (Failure failure) {
      engine.tell(failure);
    }
    if (!accepted.isEmpty()) {
      return runAll(accepted, prompt);
    }
    blocks.nextLine().keep(text);
    person.streams().say("Nothing was run; 'edit' opens it.");
    return new Engine.Outcome.Ran(Exit.OK.status());
  }

  private String ask(int count) {
    String question = count == 1 ? "1 command: run it?" : count + " commands: run them?";
    return person.console().choose(question, List.of(YES, NO, EDIT));
  }

  private void show(String text) {
    text.lines().forEach(line -> person.streams().echo("  ", line));
  }

  private Engine.Outcome runAll(List<String> commands, Supplier<String> prompt) {
    Engine.Outcome outcome = SUCCESS;
    int begun = 0;
    try {
      while (begun < commands.size() && outcome.equals(SUCCESS)) {
        String command = commands.get(begun);
        person.streams().echo(prompt.get(), command);
        begun++;
        outcome = runOne(command);
      }
      return outcome;
    } finally {
      if (begun < commands.size()) {
        leave(commands.subList(begun, commands.size()), commands.size());
      }
    }
  }

  private void leave(List<String> rest, int all) {
    blocks.nextLine().keep(String.join("\n", rest));
    String said =
        rest.size() == 1 ? "was not run; 'edit' opens it." : "were not run; 'edit' opens them.";
    person.streams().say(rest.size() + " of " + all + " commands " + said);
  }
}
