package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Lists the lines typed so far; secrets never get into the history. */
@CommandLine.Command(
    footer = {
      "",
      "Lines that begin with a blank are not kept, nor are secrets and here-documents.",
      "",
      "Examples:",
      "  history",
      "  history 20"
    })
final class HistoryCommand implements Command {
  private final Supplier<List<String>> history;

  @Parameters(arity = "0..1", paramLabel = "N", description = "Only the latest N lines.")
  private @Nullable Integer latest;

  HistoryCommand(Supplier<List<String>> history) {
    this.history = history;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> typed = history.get();
    int first = latest == null ? 0 : Math.max(0, typed.size() - Math.max(0, latest));
    List<String> lines = new ArrayList<>();
    for (int i = first; i < typed.size(); i++) {
      lines.add("%5d  %s".formatted(i + 1, typed.get(i)));
    }
    return new Answer.One(Fields.of("lines", typed.subList(first, typed.size())), lines);
  }
}
