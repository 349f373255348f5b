package io.pachsh.console;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** The line editor's view of our completions. A completion that fails offers nothing. */
final class SuggestionCompleter implements Completer {
  private final Completions completions;

  SuggestionCompleter(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (Suggestion suggestion : suggestions(line.line().substring(0, line.cursor()))) {
      if (Sanitiser.line(suggestion.value()).equals(suggestion.value())) {
        candidates.add(candidate(suggestion));
      }
    }
  }

  private List<Suggestion> suggestions(String text) {
    try {
      return completions.complete(text);
    } catch (RuntimeException e) {
      System.getLogger("io.pachsh.console")
          .log(System.Logger.Level.WARNING, "completion failed", e);
      return List.of();
    }
  }

  private static Candidate candidate(Suggestion suggestion) {
    return new Candidate(
        suggestion.value(),
        suggestion.value(),
        suggestion.group().isEmpty() ? null : suggestion.group(),
        suggestion.description().isEmpty() ? null : Sanitiser.line(suggestion.description()),
        null,
        null,
        suggestion.complete());
  }
}
