package io.pachsh.console;

import java.util.List;
import java.util.Objects;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.SuggestionType;

/**
 * The rest of the latest of the {@link SuggestedLines} that begins like this one, in grey behind
 * the cursor. The keys that move right take it over when there is nothing else on their way.
 */
final class GreySuggestion {
  private static final List<String> TAKING =
      List.of(LineReader.FORWARD_CHAR, LineReader.VI_FORWARD_CHAR, LineReader.END_OF_LINE);

  private final LineReader reader;

  GreySuggestion(LineReader reader) {
    this.reader = reader;
    for (String widget : TAKING) {
      reader.getWidgets().put(widget, () -> taken() || usual(widget));
    }
  }

  /** A new line begins. */
  void begin(boolean wanted) {
    reader.setTailTip("");
    reader.setAutosuggestion(wanted ? SuggestionType.HISTORY : SuggestionType.NONE);
  }

  private boolean taken() {
    Buffer buffer = reader.getBuffer();
    boolean shown = reader.getAutosuggestion() == SuggestionType.HISTORY;
    String rest = shown ? reader.getTailTip() : "";
    if (rest.isEmpty() || buffer.cursor() < buffer.length()) {
      return false;
    }
    buffer.write(rest);
    return true;
  }

  private boolean usual(String widget) {
    return Objects.requireNonNull(reader.getBuiltinWidgets().get(widget)).apply();
  }
}
