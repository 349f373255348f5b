package io.pachsh.shell;

import io.pachsh.language.CompleteCommand;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import java.util.ArrayList;
import java.util.List;

/** A text of several commands, taken apart. */
final class InputCommands {
  private InputCommands() {}

  /**
   * Its commands as written, prompts that were copied included, and as the last element what is no
   * command, if there is such; {@code meant} is the text without prompts.
   */
  static List<String> commands(String text, String meant) {
    if (!meant.equals(text) && Parser.parse(meant) instanceof Parsed.Complete complete) {
      return written(text.lines().toList(), complete.lines());
    }
    return commands(text);
  }

  /** The lines of each command, whose places are the same, as they were copied. */
  private static List<String> written(List<String> lines, List<CompleteCommand> commands) {
    List<String> written = new ArrayList<>();
    for (CompleteCommand command : commands) {
      int first = command.where().line() - 1;
      int count = (int) command.source().chars().filter(c -> c == '\n').count() + 1;
      written.add(String.join("\n", lines.subList(first, Math.min(lines.size(), first + count))));
    }
    return written;
  }

  private static List<String> commands(String text) {
    Parsed parsed = Parser.parse(text);
    if (parsed instanceof Parsed.Complete complete) {
      return complete.lines().stream().map(CompleteCommand::source).toList();
    }
    if (!(parsed instanceof Parsed.Wrong wrong)) {
      return List.of(text);
    }
    List<String> commands = new ArrayList<>();
    int at = 0;
    for (CompleteCommand completeCommand : wrong.before()) {
      int found = text.indexOf(completeCommand.source(), at);
      if (found < 0) {
        return List.of(text); // It has line ends of another system: it is run as a whole.
      }
      commands.add(completeCommand.source());
      at = found + completeCommand.source().length();
    }
    commands.add(text.substring(at).strip());
    return commands;
  }
}
