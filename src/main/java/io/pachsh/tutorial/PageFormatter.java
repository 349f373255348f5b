package io.pachsh.tutorial;

import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/**
 * Sets blocks of Markdown for a terminal: headings, paragraphs, lists, tables, and code that stands
 * as it is. Refuses what a terminal has no good form for.
 */
final class PageFormatter {
  private static final String CODE = "    ";
  private static final String BULLET = "- ";

  private final int columns;
  private final Theme theme;

  PageFormatter(int columns, Theme theme) {
    this.columns = columns;
    this.theme = theme;
  }

  List<String> lines(Node block) {
    if (block instanceof Heading) {
      return StyledText.of(block).all(Style.HEADING).lines(columns, theme);
    } else if (block instanceof Paragraph) {
      return StyledText.of(block).lines(columns, theme);
    } else if (block instanceof FencedCodeBlock code) {
      return code(code.getLiteral(), theme);
    } else if (block instanceof BulletList) {
      return list(block, 0);
    } else if (block instanceof OrderedList list) {
      Integer first = list.getMarkerStartNumber();
      return list(block, first == null ? 1 : first);
    } else if (block instanceof TableBlock) {
      return table(block);
    }
    throw new UnsupportedOperationException(
        "a walkthrough cannot show " + block.getClass().getSimpleName());
  }

  /** Lines to copy: indented, and never broken. */
  static List<String> code(String text, Theme theme) {
    return text.stripTrailing()
        .lines()
        .map(line -> line.isEmpty() ? "" : CODE + Style.COMMAND.apply(line, theme))
        .toList();
  }

  /** The items below one another; numbered from {@code first} on unless that is 0. */
  private List<String> list(Node list, int first) {
    List<String> lines = new ArrayList<>();
    int number = first;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = first == 0 ? BULLET : number++ + ". ";
      String below = " ".repeat(mark.length());
      PageFormatter narrower = new PageFormatter(columns - mark.length(), theme);
      String before = mark;
      for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
        for (String line : narrower.lines(block)) {
          lines.add(before + line);
          before = below;
        }
      }
    }
    return lines;
  }

  private List<String> table(Node table) {
    List<List<String>> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        rows.add(cells(row));
      }
    }
    List<String> heads = rows.get(0);
    List<Fields> records = rows.stream().skip(1).map(cells -> record(heads, cells)).toList();
    return new Renderer(columns, theme)
        .render(Answer.many(heads, records).withProse(heads.toArray(String[]::new)), Format.TABLE)
        .lines()
        .toList();
  }

  private static List<String> cells(Node row) {
    List<String> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(StyledText.of(cell).text());
    }
    return cells;
  }

  private static Fields record(List<String> heads, List<String> cells) {
    Fields fields = Fields.of(heads.get(0), cells.get(0));
    for (int i = 1; i < heads.size(); i++) {
      fields = fields.with(heads.get(i), cells.get(i));
    }
    return fields;
  }
}
