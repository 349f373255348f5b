package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.output.Answer;

/** A list as a command answers it: what would be silence is said in a note. */
public final class Listing {
  private Listing() {}

  /**
   * The list.
   *
   * @param empty what an empty list means, such as {@code there are no groups}
   */
  public static Answer of(Answer.Many many, String empty, Streams streams) {
    if (!many.rows().iterator().hasNext()) {
      note(empty, streams);
    }
    return many;
  }

  /** Tells the person something beside the answer. */
  public static void note(String text, Streams streams) {
    streams.note(text);
  }
}
