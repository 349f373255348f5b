package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer.Many;
import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows for people: an aligned table with headings in capitals and two spaces between columns, as
 * wide as the screen at most; where even narrow columns have no room, a block of lines for each
 * row. It goes through the rows twice, to measure and to write, and keeps none.
 */
final class Table {
  private static final String GAP = "  ";

  private final Many many;
  private final int screen;
  private final Theme theme;
  private final List<String> headings;

  /** A table for a screen of so many columns; 0 for no limit. */
  Table(Many many, int screen, Theme theme) {
    this.many = many;
    this.screen = screen;
    this.theme = theme;
    this.headings =
        many.columns().stream().map(c -> c.replace('_', ' ').toUpperCase(Locale.ROOT)).toList();
  }

  void write(TextStream out) throws IOException {
    Columns columns = new Columns(headings);
    boolean any = false;
    for (Fields row : many.rows()) {
      columns.widen(cells(row));
      any = true;
    }
    if (!any || headings.isEmpty()) {
      return;
    }
    if (screen == 0 || columns.fit(screen - (headings.size() - 1) * GAP.length())) {
      aligned(columns, out);
    } else {
      blocks(out);
    }
  }

  private List<String> cells(Fields row) {
    List<String> cells = new ArrayList<>(headings.size());
    for (String column : many.columns()) {
      cells.add(Sanitiser.line(FieldValues.forPeople(row.values().get(column))));
    }
    return cells;
  }

  private void aligned(Columns columns, TextStream out) throws IOException {
    row(out.text(), headings, columns, theme);
    for (Fields row : many.rows()) {
      row(out.text(), cells(row), columns, Theme.PLAIN);
      out.pass();
    }
  }

  private static void row(StringBuilder out, List<String> cells, Columns columns, Theme theme) {
    List<List<String>> wrapped = new ArrayList<>(cells.size());
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      wrapped.add(Wrap.lines(cells.get(i), columns.width(i)));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int line = 0; line < height; line++) {
      int owed = 0;
      for (int i = 0; i < cells.size(); i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        if (!part.isEmpty()) {
          out.append(" ".repeat(owed)).append(Style.HEADING.apply(part, theme));
          owed = -DisplayWidth.of(part);
        }
        owed += columns.width(i) + GAP.length();
      }
      out.append('\n');
    }
  }

  private void blocks(TextStream out) throws IOException {
    String before = "";
    for (Fields row : many.rows()) {
      out.text().append(before);
      before = "\n";
      List<String> cells = cells(row);
      for (int i = 0; i < cells.size(); i++) {
        out.text().append(Style.HEADING.apply(headings.get(i), theme)).append('\n');
        for (String line : Wrap.lines(cells.get(i), Math.max(1, screen - GAP.length()))) {
          out.text().append(GAP).append(line).append('\n');
        }
      }
      out.pass();
    }
  }
}
