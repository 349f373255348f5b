package io.pachsh.tutorial;

import io.pachsh.console.Span;
import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.output.Wrap;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Words of a page and how parts of them look. Code stands in quotes, so that it can be told from
 * words without colours too.
 *
 * @param spans in order, none within another
 */
record StyledText(String text, List<Span> spans) {
  /** The words within a node. */
  static StyledText of(Node parent) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    append(parent, text, spans);
    return new StyledText(text.toString(), spans);
  }

  /** The same words in one look. */
  StyledText all(Style style) {
    return new StyledText(text, List.of(new Span(0, text.length(), style)));
  }

  /** The words in lines no wider than that, unless a single word is. */
  List<String> lines(int width, Theme theme) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    for (String line : Wrap.words(text, Math.max(1, width))) {
      lines.add(styled(at, at + line.length(), theme));
      at += line.length() + 1;
    }
    return lines;
  }

  private String styled(int start, int end, Theme theme) {
    StringBuilder line = new StringBuilder();
    int at = start;
    for (Span span : spans) {
      int from = Math.max(span.start(), start);
      int to = Math.min(span.end(), end);
      if (from < to) {
        line.append(text, at, from).append(span.style().apply(text.substring(from, to), theme));
        at = to;
      }
    }
    return line.append(text, at, end).toString();
  }

  private static void append(Node parent, StringBuilder text, List<Span> spans) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Text words) {
        text.append(words.getLiteral());
      } else if (node instanceof SoftLineBreak) {
        text.append(' ');
      } else if (node instanceof Code code) {
        append("'" + code.getLiteral() + "'", Style.EMPHASIS, text, spans);
      } else if (node instanceof Emphasis) {
        append(of(node).text, Style.EMPHASIS, text, spans);
      } else if (node instanceof StrongEmphasis) {
        append(of(node).text, Style.HEADING, text, spans);
      } else if (node instanceof Link link) {
        append(link, text, spans);
        text.append(" (").append(link.getDestination()).append(')');
      } else {
        throw new UnsupportedOperationException(
            "a walkthrough cannot show " + node.getClass().getSimpleName());
      }
    }
  }

  private static void append(String words, Style style, StringBuilder text, List<Span> spans) {
    spans.add(new Span(text.length(), text.length() + words.length(), style));
    text.append(words);
  }
}
