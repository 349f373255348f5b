package io.pachsh.shell;

import io.pachsh.console.Sanitiser;

/** The prompt's text: {@code local robot:admin* > }. It leaves half of the screen to the line. */
final class Prompt {
  private static final String END = " > ";
  private static final String UNSAVED = "*";
  private static final int LEAST = 16;
  private static final int LEAST_IDENTITY = 6;

  private Prompt() {}

  /** The prompt for a screen of so many columns. */
  static String text(PromptState state, int columns) {
    String mark = state.unsaved() ? UNSAVED : "";
    int room = Math.max(LEAST, columns / 2) - mark.length() - END.length();
    String context = shortened(Sanitiser.line(state.context()), room);
    String identity = Sanitiser.line(state.identity());
    int left = room - context.length() - 1;
    boolean named = !identity.isEmpty() && left >= Math.min(LEAST_IDENTITY, identity.length());
    return context + (named ? " " + shortened(identity, left) : "") + mark + END;
  }

  /** Cut in the middle: the kind of a principal stands at its start, the domain at its end. */
  private static String shortened(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    int head = room / 2;
    int tail = room - head - 1;
    return text.substring(0, head) + "…" + text.substring(text.length() - tail);
  }
}
