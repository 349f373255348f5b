package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer.Many;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows for people: an aligned table with headings in capitals and two spaces between columns, as
 * wide as the screen at most. Where that would break a name, the widest column stands beneath its
 * row, sentences first; where that does not help, each row is a record of lines. It goes through
 * the rows twice, to measure and to write, and keeps none.
 */
final class Table {
  private static final String GAP = "  ";

  /** How far what stands beneath a row, or goes on in a record, is indented. */
  private static final String BENEATH = "    ";

  private static final String UNNAMED = "-";

  private final Many many;
  private final int screen;
  private final Theme theme;
  private final List<Cell> headings;
  private final boolean[] prose;

  /** A table for a screen of so many columns; 0 for no limit. */
  Table(Many many, int screen, Theme theme) {
    this.many = many;
    this.screen = screen;
    this.theme = theme;
    this.headings = new ArrayList<>();
    this.prose = new boolean[many.columns().size()];
    for (String column : many.columns()) {
      prose[headings.size()] = many.prose().contains(column);
      headings.add(Cell.heading(column.replace('_', ' ').toUpperCase(Locale.ROOT)));
    }
  }

  void write(TextStream out) throws IOException {
    Columns columns = new Columns(headings, GAP.length());
    boolean any = false;
    for (Fields row : many.rows()) {
      columns.widen(cells(row));
      any = true;
    }
    if (!any || headings.isEmpty()) {
      return;
    }
    int beneath = columns.beneath(prose);
    if (screen == 0 || headings.size() == 1 || columns.fit(screen, prose)) {
      aligned(columns, -1, out);
    } else if (beneath > 0 && columns.fitWithout(beneath, screen, prose)) {
      aligned(columns, beneath, out);
    } else {
      records(out);
    }
  }

  private List<Cell> cells(Fields row) {
    List<Cell> cells = new ArrayList<>(prose.length);
    for (String column : many.columns()) {
      cells.add(Cell.of(row.values().get(column), prose[cells.size()]));
    }
    return cells;
  }

  private void aligned(Columns columns, int beneath, TextStream out) throws IOException {
    row(out.text(), headings, columns, theme);
    if (beneath >= 0) {
      beneath(out.text(), headings.get(beneath), theme);
    }
    for (Fields fields : many.rows()) {
      List<Cell> cells = cells(fields);
      row(out.text(), cells, columns, Theme.PLAIN);
      if (beneath >= 0 && !cells.get(beneath).isEmpty()) {
        beneath(out.text(), cells.get(beneath), Theme.PLAIN);
      }
      out.pass();
    }
  }

  private static void row(StringBuilder out, List<Cell> cells, Columns columns, Theme theme) {
    List<List<String>> wrapped = new ArrayList<>(cells.size());
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      boolean isShown = columns.isShown(i);
      wrapped.add(isShown ? cells.get(i).fitting(columns.width(i)) : List.of());
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int line = 0; line < height; line++) {
      int owed = 0;
      for (int i = 0; i < cells.size(); i++) {
        if (columns.isShown(i)) {
          String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
          if (!part.isEmpty()) {
            out.append(" ".repeat(owed)).append(Style.HEADING.apply(part, theme));
            owed = -DisplayWidth.of(part);
          }
          owed += columns.width(i) + GAP.length();
        }
      }
      out.append('\n');
    }
  }

  private void beneath(StringBuilder out, Cell cell, Theme theme) {
    for (String line : cell.lines(screen - BENEATH.length())) {
      out.append(BENEATH).append(Style.HEADING.apply(line, theme)).append('\n');
    }
  }

  /** Each row as its name and, indented, what is said of it; what is empty is left out. */
  private void records(TextStream out) throws IOException {
    for (Fields row : many.rows()) {
      List<Cell> cells = cells(row);
      out.text().append(Style.HEADING.apply(title(row, cells.get(0)), theme)).append('\n');
      for (int i = 1; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          entry(out.text(), headings.get(i).text().toLowerCase(Locale.ROOT) + ":", cells.get(i));
        }
      }
      out.pass();
    }
  }

  /** What a record is called: its first cell, which says what it counts if it is a number. */
  private String title(Fields row, Cell first) {
    if (row.values().get(many.columns().get(0)) instanceof Number) {
      return headings.get(0).text() + " " + first.text();
    }
    return first.isEmpty() ? UNNAMED : first.text();
  }

  private void entry(StringBuilder out, String label, Cell cell) {
    List<String> parts = new ArrayList<>(cell.parts());
    parts.set(0, label + " " + parts.get(0));
    int room = screen - BENEATH.length();
    if (DisplayWidth.of(parts.get(0)) > room) {
      parts.set(0, label);
      parts.addAll(1, cell.parts().subList(0, 1));
    }
    String indent = GAP;
    for (String line : Wrap.parts(parts, room)) {
      out.append(indent).append(line).append('\n');
      indent = BENEATH;
    }
  }
}
