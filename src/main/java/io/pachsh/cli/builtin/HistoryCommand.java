package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Lists the lines typed so far; secrets never get into the history. */
@CommandLine.Command(footer = {"", "Example:", "  history"})
final class HistoryCommand implements Command {
  private final Supplier<List<String>> history;

  HistoryCommand(Supplier<List<String>> history) {
    this.history = history;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> typed = history.get();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      lines.add("%5d  %s".formatted(i + 1, typed.get(i)));
    }
    return new Answer.One(Fields.of("lines", typed), lines);
  }
}
