package io.pachsh.cli.builtin;

import io.pachsh.command.CommandTree;
import io.pachsh.interpreter.Runner;
import io.pachsh.session.Session;
import java.util.function.IntSupplier;

/** The words that belong to the language. */
public final class BuiltinCommands {
  private BuiltinCommands() {}

  /**
   * Adds them.
   *
   * @param source runs a file's commands in this session
   * @param runner knows the help pages of commands, and the last error
   * @param typed the lines typed so far
   * @param lastStatus {@code $?}
   */
  public static void addTo(
      CommandTree tree,
      Session session,
      ScriptSource source,
      Runner runner,
      TypedLines typed,
      IntSupplier lastStatus) {
    tree.section("The language")
        .actingOnContext(false)
        .add(
            "help",
            "Says what to do first, explains a command or a topic, or finds a word.",
            () -> new HelpCommand(new HelpPages(session, runner.commands(), runner::columns)::of))
        .add(
            "explain",
            "Says what an error message means and what to do.",
            () -> new ExplainMessageCommand(runner))
        .add("echo", "Prints its words.", () -> new EchoCommand())
        .add(
            "export",
            "Makes variables visible to programs.",
            () -> new ExportVariableCommand(session))
        .add("unset", "Removes variables.", () -> new UnsetCommand(session))
        .add("set", "Shows or changes the settings.", () -> new SetCommand(session))
        .add("cd", "Changes the working directory.", () -> new CdCommand(session))
        .add("pwd", "Prints the working directory.", () -> new PwdCommand(session))
        .actingOnContext(true)
        .add("source", "Runs the commands of a file.", () -> new SourceCommand(session, source))
        .actingOnContext(false)
        .add("history", "Lists the lines typed so far.", () -> new HistoryCommand(typed.history()))
        .add(
            "edit",
            "Opens the last input in an editor and offers to run it.",
            () -> new EditCommand(typed))
        .add(
            "completion",
            "Prints what lets bash, zsh or fish complete lines.",
            () -> new CompletionCommand())
        .add("clear", "Clears the screen.", () -> new ClearCommand())
        .add("exit", "Leaves, with an exit status.", () -> new ExitCommand(lastStatus))
        .add("quit", "Leaves.", () -> new ExitCommand(lastStatus));
  }
}
