package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Says what to do first, explains a command or a topic, lists all, or finds what says a word. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  help",
      "  help all",
      "  help auth login",
      "  help here-documents",
      "  help token"
    })
final class HelpCommand implements Command {
  private final Function<List<String>, String> help;

  @Parameters(
      paramLabel = "COMMAND|TOPIC",
      description =
          "The words of a command, or the first of them, a topic, 'all', or words to look for.")
  private List<String> words = List.of();

  HelpCommand(Function<List<String>, String> help) {
    this.help = help;
  }

  @Override
  public Answer run(Streams streams) {
    return Answer.page(help.apply(words));
  }
}
