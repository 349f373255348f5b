package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Opens the last input in an editor, and offers to run what was made of it. */
@CommandLine.Command(
    footer = {
      "",
      "The editor is $VISUAL, else $EDITOR, else vi or nano.",
      "Here-documents and secrets are there only for the last input; the history has none.",
      "",
      "Examples:",
      "  edit",
      "  edit 12"
    })
final class EditCommand implements Command {
  private final TypedLines typed;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N",
      description = "The input of that number in 'history', instead of the last one.")
  private @Nullable Integer number;

  EditCommand(TypedLines typed) {
    this.typed = typed;
  }

  @Override
  public Answer run(Streams streams) {
    String last = typed.nextLine().borrow();
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "'edit' needs a person at a terminal.",
          "In a script, write the commands themselves.");
    }
    String edited = typed.editor().get().edit(number == null ? last : entry(number));
    if (edited.isBlank()) {
      streams.note("the text is empty; nothing is run");
    }
    typed.nextLine().propose(edited);
    return Answer.nothing();
  }

  private String entry(int wanted) {
    List<String> lines = typed.history().get();
    if (wanted < 1 || wanted > lines.size()) {
      throw new Failure(
          Exit.FAILED,
          "There is no input " + wanted + " in the history.",
          lines.isEmpty() ? "It is empty." : "'history' lists 1 to " + lines.size() + ".");
    }
    return lines.get(wanted - 1);
  }
}
