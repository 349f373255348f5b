package io.pachsh.console;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** The line editor's view of what {@link SyntaxParser} found to offer. */
final class SuggestionCompleter implements Completer {
  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line instanceof WordAtCursor word) {
      for (Suggestion suggestion : word.offers().suggestions()) {
        if (Sanitiser.line(suggestion.value()).equals(suggestion.value())) {
          candidates.add(candidate(suggestion));
        }
      }
    }
  }

  private static Candidate candidate(Suggestion suggestion) {
    return new Candidate(
        suggestion.value(),
        Sanitiser.line(suggestion.shown()),
        suggestion.group().isEmpty() ? null : suggestion.group(),
        suggestion.description().isEmpty() ? null : Sanitiser.line(suggestion.description()),
        null,
        null,
        suggestion.complete());
  }
}
