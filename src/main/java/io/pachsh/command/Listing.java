package io.pachsh.command;

import io.pachsh.console.Sanitiser;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.List;

/** A list as a command answers it: what would be silence is said in a note. */
public final class Listing {
  private Listing() {}

  /**
   * The list.
   *
   * @param empty what an empty list means, such as {@code there are no groups}
   */
  public static Answer of(List<String> columns, List<Fields> rows, String empty, Streams streams) {
    if (rows.isEmpty()) {
      note(empty, streams);
    }
    return Answer.many(columns, rows);
  }

  /** Tells the person something beside the answer. */
  public static void note(String text, Streams streams) {
    streams.err().println("note: " + Sanitiser.line(text));
  }
}
