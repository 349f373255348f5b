package io.pachsh.console;

import io.pachsh.outside.Sanitiser;
import java.util.HashMap;
import java.util.List;
import org.jline.reader.History;
import org.jline.reader.MaskingCallback;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * JLine's line editor, in which a character that could steer the terminal, reorder the line or hide
 * in it is shown as an escape, while the line keeps it. JLine would draw what was pasted, recalled,
 * searched for or suggested as it is.
 */
final class EscapingLineReader extends LineReaderImpl {
  /** The line as it is drawn, from which JLine works out where the cursor stands, too. */
  private static final MaskingCallback DRAWN =
      new MaskingCallback() {
        @Override
        public String display(String line) {
          return Sanitiser.typed(line);
        }

        @Override
        public String history(String line) {
          return line;
        }
      };

  private final History suggested;
  private boolean drawing;

  /** Reads lines on a terminal; the rest of a line is taken from {@code suggested}. */
  EscapingLineReader(Terminal terminal, History suggested) {
    super(terminal, terminal.getName(), new HashMap<>());
    this.suggested = suggested;
  }

  /** JLine looks for a suggestion in all that can be recalled, and only while it draws. */
  @Override
  public History getHistory() {
    return drawing ? suggested : super.getHistory();
  }

  /** Reads a line that is seen. */
  String readShown(String prompt) {
    return readLine(prompt, null, DRAWN, null);
  }

  /** The line, and what JLine adds to it: a suggestion, what is searched for, a list. */
  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
    drawing = true;
    try {
      return escaped(super.getDisplayedBufferWithPrompts(secondaryPrompts));
    } finally {
      drawing = false;
    }
  }

  private static AttributedString escaped(AttributedString text) {
    String plain = text.toString();
    if (plain.codePoints().noneMatch(Sanitiser::isHazard)) {
      return text;
    }
    AttributedStringBuilder escaped = new AttributedStringBuilder(plain.length() + 16);
    for (int at = 0; at < plain.length(); at = plain.offsetByCodePoints(at, 1)) {
      String one = Character.toString(plain.codePointAt(at));
      escaped.style(text.styleAt(at)).append(Sanitiser.typed(one));
    }
    return escaped.toAttributedString();
  }
}
