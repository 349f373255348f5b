package io.pachsh.output;

import io.pachsh.console.ChangeLine;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer.Checklist;
import io.pachsh.output.Answer.Many;
import io.pachsh.output.Answer.One;
import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows an answer as text. Every text that is not empty ends with a newline. What people read is
 * sanitised; JSON and YAML escape instead, so that a program gets the true value.
 *
 * @param width columns of the screen that tables are fitted into; 0 for no limit
 * @param theme how headings are styled
 */
public record Renderer(int width, Theme theme) {

  /** An answer that needs no word, and an empty table, are the empty text. */
  public String render(Answer answer, Format format) {
    StringBuilder text = new StringBuilder();
    try {
      write(answer, format, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes the same text, row by row. Stops when {@code out} fails. */
  public void write(Answer answer, Format format, Appendable out) throws IOException {
    TextStream flow = new TextStream(out);
    if (answer instanceof One one) {
      one(one, format, flow);
    } else if (answer instanceof Checklist checklist) {
      checklist(checklist, format, flow);
    } else if (answer instanceof Many many) {
      many(many, format, flow);
    }
    flow.end();
  }

  private void checklist(Checklist checklist, Format format, TextStream out) throws IOException {
    if (format == Format.TABLE) {
      for (String line : new ChecklistLayout(checklist, width, theme).lines()) {
        out.text().append(line).append('\n');
        out.pass();
      }
    } else {
      one(new One(checklist.fields(), List.of()), format, out);
    }
  }

  private void one(One one, Format format, TextStream out) throws IOException {
    Map<String, Object> values = one.fields().values();
    switch (format) {
      case TABLE -> people(one, out);
      case JSON -> JsonText.write(out, one.fields());
      case YAML -> Yaml.write(out, one.fields());
      case CSV -> csv(one.fields(), out);
      case NAME -> {
        if (!values.isEmpty()) {
          name(out, values.values().iterator().next());
        }
      }
    }
  }

  private void many(Many many, Format format, TextStream out) throws IOException {
    switch (format) {
      case TABLE -> {
        if (many.line().isPresent()) {
          lines(many, many.line().get(), out);
        } else {
          new Table(many, width, theme).write(out);
        }
      }
      case JSON -> JsonText.write(out, many.rows());
      case YAML -> Yaml.write(out, many.rows());
      case CSV -> Csv.write(out, many.columns(), many.rows());
      case NAME -> names(many, out);
    }
  }

  /** Its lines; where its command wrote none, its fields, one on a line. */
  private void people(One one, TextStream out) throws IOException {
    int number = 0;
    for (String line : one.lines()) {
      String clean = Sanitiser.quoted(line);
      boolean isProse = number++ < one.prose();
      List<String> parts =
          width > 0 && isProse && clean.length() > width / 2
              ? Wrap.prose(clean, width)
              : List.of(clean);
      (isProse ? ChangeLine.styled(parts, theme) : parts)
          .forEach(part -> out.text().append(part).append('\n'));
      out.pass();
    }
    if (one.lines().isEmpty()) {
      one.fields()
          .values()
          .forEach((key, value) -> line(out, key + ": " + FieldValues.forPeople(value)));
    }
  }

  private static void lines(Many many, Function<Fields, String> shape, TextStream out)
      throws IOException {
    for (Fields row : many.rows()) {
      line(out, shape.apply(row));
      out.pass();
    }
  }

  private static void names(Many many, TextStream out) throws IOException {
    for (Fields row : many.rows()) {
      Object name = many.columns().isEmpty() ? null : row.values().get(many.columns().get(0));
      if (name != null) {
        name(out, name);
        out.pass();
      }
    }
  }

  /** One row; one for each item when the whole answer is a list. */
  private static void csv(Fields fields, TextStream out) throws IOException {
    List<Fields> rows = List.of(fields);
    if (fields.values().size() == 1) {
      Map.Entry<String, Object> only = fields.values().entrySet().iterator().next();
      if (only.getValue() instanceof List<?> items) {
        rows = items.stream().map(item -> row(only.getKey(), item)).toList();
      }
    }
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.values().keySet()));
    Csv.write(out, List.copyOf(columns.isEmpty() ? fields.values().keySet() : columns), rows);
  }

  private static Fields row(String key, Object item) {
    return item instanceof Fields fields ? fields : Fields.of(key, item);
  }

  /** The name alone on its line; the items of a list each on one. */
  private static void name(TextStream out, Object value) {
    if (value instanceof List<?> items) {
      items.forEach(item -> name(out, item));
    } else if (value instanceof Fields fields && !fields.values().isEmpty()) {
      name(out, fields.values().values().iterator().next());
    } else {
      line(out, FieldValues.forPeople(value));
    }
  }

  private static void line(TextStream out, String text) {
    out.text().append(Sanitiser.line(text)).append('\n');
  }
}
