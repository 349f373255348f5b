package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists the commands, or explains one, or a topic. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  help",
      "  help auth",
      "  help auth login",
      "  help here-documents"
    })
final class HelpCommand implements Command {
  private final Function<List<String>, String> help;

  @Parameters(
      paramLabel = "COMMAND|TOPIC",
      description = "The words of a command, or the first of them, or a topic.")
  private List<String> words = List.of();

  HelpCommand(Function<List<String>, String> help) {
    this.help = help;
  }

  @Override
  public Answer run(Streams streams) {
    return Answer.page(help.apply(words));
  }
}
