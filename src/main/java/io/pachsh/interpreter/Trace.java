package io.pachsh.interpreter;

import io.pachsh.outside.QuotedWord;
import io.pachsh.redaction.Redaction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows each command before it runs ({@code -x}), as {@code + words}, without its secrets.
 *
 * @param printer takes one line
 */
public record Trace(Consumer<String> printer, Supplier<Redaction> redaction)
    implements Consumer<List<String>> {
  @Override
  public void accept(List<String> words) {
    printer.accept(
        redaction.get().trace(words).stream()
            .map(QuotedWord::word)
            .collect(Collectors.joining(" ", "+ ", "")));
  }
}
