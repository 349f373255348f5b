package io.pachsh.console;

import io.pachsh.outside.Sanitiser;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The line editor's view of what {@link SyntaxParser} found to offer. Where there are descriptions,
 * and rows enough, each offer has a row of its own, and they stand one below the other; the editor
 * itself would align them to the right.
 */
final class SuggestionCompleter implements Completer {
  private static final int GAP = 2;
  private static final int NARROWEST_DESCRIPTION = 8;
  private static final String CUT = "…";

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (!(line instanceof WordAtCursor word)) {
      return;
    }
    List<Suggestion> clean =
        word.result().suggestions().stream()
            .filter(each -> Sanitiser.line(each.value()).equals(each.value()))
            .toList();
    boolean described =
        clean.stream().anyMatch(each -> !each.description().isEmpty()) && haveRows(clean, reader);
    int names = clean.stream().mapToInt(each -> columns(shown(each))).max().orElse(0);
    int row = reader.getTerminal().getSize().getColumns() - 1;
    for (Suggestion each : clean) {
      candidates.add(candidate(each, described ? row(each, names, row) : shown(each)));
    }
  }

  /** Whether each can have a row; the editor cuts a longer list off, so names go side by side. */
  private static boolean haveRows(List<Suggestion> offered, LineReader reader) {
    long headings = offered.stream().map(Suggestion::group).distinct().count();
    return offered.size() + headings < reader.getTerminal().getSize().getRows();
  }

  private static Candidate candidate(Suggestion suggestion, String shown) {
    return new Candidate(
        suggestion.value(),
        shown,
        suggestion.group().isEmpty() ? null : suggestion.group(),
        null,
        null,
        null,
        suggestion.complete());
  }

  /** The name and its description, as far as they fit; filled up, lest another stands beside. */
  private static String row(Suggestion suggestion, int names, int columns) {
    int room = columns - names - GAP;
    if (room < NARROWEST_DESCRIPTION) {
      return shown(suggestion);
    }
    AttributedStringBuilder row = new AttributedStringBuilder();
    row.append(shown(suggestion));
    fill(row, names + GAP);
    AttributedString description = new AttributedString(Sanitiser.line(suggestion.description()));
    boolean fits = description.columnLength() <= room;
    row.style(AttributedStyle.DEFAULT.faint());
    row.append(fits ? description : description.columnSubSequence(0, room - 1));
    row.append(fits ? "" : CUT);
    row.style(AttributedStyle.DEFAULT);
    fill(row, columns);
    return row.toAnsi();
  }

  private static void fill(AttributedStringBuilder row, int columns) {
    row.append(" ".repeat(Math.max(0, columns - row.columnLength())));
  }

  private static String shown(Suggestion suggestion) {
    return Sanitiser.line(suggestion.shown());
  }

  private static int columns(String text) {
    return new AttributedString(text).columnLength();
  }
}
