package io.pachsh;

import io.pachsh.command.Runner;
import io.pachsh.shell.HistoryFilter;
import java.util.Optional;

/** What of a line the commands themselves want kept: no secrets, no arguments of unknown words. */
record CommandHistory(Runner runner) implements HistoryFilter {
  @Override
  public Optional<String> keep(String text) {
    return Optional.of(runner.redacted(text));
  }
}
