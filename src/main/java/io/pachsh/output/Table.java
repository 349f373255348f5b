package io.pachsh.output;

import io.pachsh.console.Sanitiser;
import io.pachsh.console.Style;
import io.pachsh.output.Answer.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An aligned table for people: headings in capitals, two spaces between columns, the rows in the
 * order given. What is wider than the screen is narrowed, widest column first, and wraps inside its
 * cells.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private Table() {}

  static String render(Many many, int width, boolean colour) {
    if (many.rows().isEmpty() || many.columns().isEmpty()) {
      return "";
    }
    List<String> headings =
        many.columns().stream().map(c -> c.replace('_', ' ').toUpperCase(Locale.ROOT)).toList();
    List<List<String>> rows = many.rows().stream().map(row -> cells(many.columns(), row)).toList();
    int[] widths = widths(headings, rows);
    fit(widths, width);
    StringBuilder out = new StringBuilder();
    row(out, headings, widths, colour);
    rows.forEach(row -> row(out, row, widths, false));
    return out.toString();
  }

  private static List<String> cells(List<String> columns, Fields row) {
    List<String> cells = new ArrayList<>(columns.size());
    for (String column : columns) {
      cells.add(Sanitiser.line(Values.forPeople(row.values().get(column))));
    }
    return cells;
  }

  private static int[] widths(List<String> headings, List<List<String>> rows) {
    int[] widths = headings.stream().mapToInt(DisplayWidth::of).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
      }
    }
    return widths;
  }

  private static void fit(int[] widths, int screen) {
    int excess = -screen;
    for (int i = 0; i < widths.length; i++) {
      excess += widths[i] + (i == 0 ? 0 : GAP.length());
    }
    while (screen > 0 && excess > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  private static void row(StringBuilder out, List<String> cells, int[] widths, boolean heading) {
    List<List<String>> wrapped = new ArrayList<>(widths.length);
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      wrapped.add(Wrap.lines(cells.get(i), widths[i]));
      height = Math.max(height, wrapped.get(i).size());
    }
    for (int line = 0; line < height; line++) {
      int owed = 0;
      for (int i = 0; i < widths.length; i++) {
        String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        if (!part.isEmpty()) {
          out.append(" ".repeat(owed)).append(Style.HEADING.apply(part, heading));
          owed = -DisplayWidth.of(part);
        }
        owed += widths[i] + GAP.length();
      }
      out.append('\n');
    }
  }
}
