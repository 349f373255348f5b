package io.pachsh.output;

import java.util.List;

/**
 * What a command computed, before anybody decides how it is shown. People read the sentence or the
 * table; {@code -o json|yaml|csv|name} shows the fields.
 */
public sealed interface Answer {
  /** Success that needs no word. */
  record Nothing() implements Answer {}

  /** One thing. {@code lines} are what people read; the first field is its name. */
  record One(Fields fields, List<String> lines) implements Answer {
    public One {
      lines = List.copyOf(lines);
    }
  }

  /** Many things of one kind. The first column is the name; headers are shown in capitals. */
  record Many(List<String> columns, List<Fields> rows) implements Answer {
    public Many {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  static Answer nothing() {
    return new Nothing();
  }

  static Answer one(Fields fields, String... lines) {
    return new One(fields, List.of(lines));
  }

  static Answer many(List<String> columns, List<Fields> rows) {
    return new Many(columns, rows);
  }
}
