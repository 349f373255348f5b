package io.pachsh.output;

import io.pachsh.console.Sanitiser;
import io.pachsh.output.Answer.Many;
import io.pachsh.output.Answer.One;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows an answer as text. Every text that is not empty ends with a newline. What people read is
 * sanitised; JSON and YAML escape instead, so that a program gets the true value.
 *
 * @param width columns of the screen that tables are fitted into; 0 for no limit
 * @param colour whether headings are styled
 */
public record Renderer(int width, boolean colour) {

  /** An answer that needs no word, and an empty table, are the empty text. */
  public String render(Answer answer, Format format) {
    if (answer instanceof One one) {
      return one(one, format);
    }
    if (answer instanceof Many many) {
      return many(many, format);
    }
    return "";
  }

  private String one(One one, Format format) {
    Map<String, Object> values = one.fields().values();
    return switch (format) {
      case TABLE -> one.lines().isEmpty() ? described(values) : lines(one.lines());
      case JSON -> Json.render(one.fields());
      case YAML -> Yaml.render(one.fields());
      case CSV -> Csv.render(List.copyOf(values.keySet()), rows(one.fields()));
      case NAME -> values.isEmpty() ? "" : named(values.values().iterator().next());
    };
  }

  private String many(Many many, Format format) {
    return switch (format) {
      case TABLE -> Table.render(many, width, colour);
      case JSON -> Json.render(many.rows());
      case YAML -> Yaml.render(many.rows());
      case CSV -> Csv.render(many.columns(), many.rows());
      case NAME -> names(many);
    };
  }

  private static String lines(List<String> lines) {
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out.append(Sanitiser.text(line)).append('\n'));
    return out.toString();
  }

  /** What stands for an answer whose command wrote no sentence: its fields, one on a line. */
  private static String described(Map<String, Object> values) {
    StringBuilder out = new StringBuilder();
    values.forEach(
        (key, value) ->
            out.append(Sanitiser.line(key + ": " + Values.forPeople(value))).append('\n'));
    return out.toString();
  }

  private static String names(Many many) {
    StringBuilder out = new StringBuilder();
    for (Fields row : many.rows()) {
      Object name = many.columns().isEmpty() ? null : row.values().get(many.columns().get(0));
      if (name != null) {
        out.append(named(name));
      }
    }
    return out.toString();
  }

  /** One row; one for each item when the whole answer is a list. */
  private static List<Fields> rows(Fields fields) {
    if (fields.values().size() == 1) {
      Map.Entry<String, Object> only = fields.values().entrySet().iterator().next();
      if (only.getValue() instanceof List<?> items) {
        return items.stream().map(item -> Fields.of(only.getKey(), item)).toList();
      }
    }
    return List.of(fields);
  }

  /** The name alone on its line; the items of a list each on one. */
  private static String named(Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(Renderer::named).collect(Collectors.joining());
    }
    return Sanitiser.line(Values.forPeople(value)) + "\n";
  }
}
