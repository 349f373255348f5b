package io.pachsh.shell;

import io.pachsh.console.Style;
import io.pachsh.outside.Sanitiser;
import java.time.Duration;

/**
 * The prompt's text: {@code local robot:admin* > }, {@code prod! okta:a@b.c (expires in 12m) > }.
 * It leaves half of the screen to the line.
 */
final class Prompt {
  private static final String END = " > ";
  private static final String UNSAVED = "*";
  private static final String PROTECTED = "!";
  private static final int LEAST = 16;
  private static final int LEAST_IDENTITY = 6;

  private Prompt() {}

  /** The prompt for a screen of so many columns. */
  static String text(PromptState state, int columns) {
    String guard = state.isProtected() ? PROTECTED : "";
    String mark = state.unsaved() ? UNSAVED : "";
    int room = Math.max(LEAST, columns / 2) - guard.length() - mark.length() - END.length();
    String context = shortened(Sanitiser.line(state.context()), room);
    String identity = Sanitiser.line(state.identity());
    int left = room - context.length() - 1;
    String expiry =
        state.timeLeft().map(time -> expiry(time, left - 1 - identity.length())).orElse("");
    int named = left - expiry.length();
    boolean isNamed = !identity.isEmpty() && named >= Math.min(LEAST_IDENTITY, identity.length());
    return shown(context + guard, state)
        + (isNamed ? " " + shortened(identity, named) : "")
        + Style.WARNING.apply(expiry, state.theme())
        + mark
        + END;
  }

  private static String shown(String context, PromptState state) {
    return state.isProtected() ? Style.PROTECTED.apply(context, state.theme()) : context;
  }

  /** In words where there is room for them. */
  private static String expiry(Duration left, int room) {
    if (left.isNegative() || left.isZero()) {
      return " (expired)";
    }
    String minutes = (left.toSeconds() + 59) / 60 + "m";
    String words = " (expires in " + minutes + ")";
    return words.length() <= room + 1 ? words : " (" + minutes + ")";
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
