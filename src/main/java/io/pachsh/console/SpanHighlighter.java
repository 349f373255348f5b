package io.pachsh.console;

import io.pachsh.outside.Sanitiser;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The line editor's view of our colours. Colouring that fails leaves the line plain. */
final class SpanHighlighter implements Highlighter {
  private final Syntax syntax;
  private final Supplier<Theme> theme;

  SpanHighlighter(Syntax syntax, Supplier<Theme> theme) {
    this.syntax = syntax;
    this.theme = theme;
  }

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    Theme current = theme.get();
    return current == Theme.PLAIN || text.isEmpty()
        ? new AttributedString(text)
        : painted(text, spans(text, drawnCursor(reader)), current);
  }

  /** How much of the drawn line stands before the cursor, in characters. */
  private static int drawnCursor(LineReader reader) {
    return Sanitiser.typed(reader.getBuffer().upToCursor()).length();
  }

  private List<Span> spans(String text, int cursor) {
    try {
      return syntax.spans(text, cursor);
    } catch (RuntimeException e) {
      System.getLogger("io.pachsh.console").log(System.Logger.Level.WARNING, "colouring failed", e);
      return List.of();
    }
  }

  private static AttributedString painted(String text, List<Span> spans, Theme theme) {
    @Nullable Style[] looks = new @Nullable Style[text.length()];
    for (Span span : spans) {
      Arrays.fill(looks, span.start(), Math.min(span.end(), looks.length), span.style());
    }
    Map<Style, AttributedStyle> known = new EnumMap<>(Style.class);
    AttributedStringBuilder painted = new AttributedStringBuilder(text.length());
    int from = 0;
    for (int i = 1; i <= looks.length; i++) {
      if (i == looks.length || looks[i] != looks[from]) {
        Style look = looks[from];
        painted.style(
            look == null
                ? AttributedStyle.DEFAULT
                : known.computeIfAbsent(look, style -> codes(style, theme)));
        painted.append(text, from, i);
        from = i;
      }
    }
    return painted.toAttributedString();
  }

  /** The line editor's own form of a style. */
  private static AttributedStyle codes(Style style, Theme theme) {
    return AttributedString.fromAnsi(style.apply("x", theme)).styleAt(0);
  }
}
