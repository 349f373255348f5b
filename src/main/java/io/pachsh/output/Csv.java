package io.pachsh.output;

import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180): a header of the columns, lines that end in CRLF. The items of a list are
 * joined by semicolons. Controls, line feeds too, are shown as in tables; a cell that a spreadsheet
 * would take for a formula stays as it is, because the readers meant here are programs.
 */
final class Csv {
  private Csv() {}

  static void write(TextStream out, List<String> columns, Iterable<Fields> rows)
      throws IOException {
    record(out.text(), columns, column -> column);
    for (Fields row : rows) {
      record(out.text(), columns, column -> text(row.values().get(column)));
      out.pass();
    }
  }

  private static void record(
      StringBuilder out, List<String> columns, Function<String, String> cell) {
    for (int i = 0; i < columns.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(Sanitiser.line(cell.apply(columns.get(i)))));
    }
    out.append("\r\n");
  }

  private static String text(@Nullable Object value) {
    Object plain = FieldValues.plain(value);
    if (plain instanceof List<?> list) {
      return String.join(";", list.stream().map(item -> text(item)).toList());
    }
    return plain instanceof Map ? JsonText.line(plain) : plain.toString();
  }

  private static String quoted(String cell) {
    boolean needs = cell.indexOf('"') >= 0 || cell.indexOf(',') >= 0 || !cell.equals(cell.strip());
    return needs ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
