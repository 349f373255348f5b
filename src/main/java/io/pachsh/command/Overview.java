package io.pachsh.command;

import io.pachsh.output.Wrap;
import java.util.List;

/** The list of commands that {@code help} shows, section by section, fitted into the screen. */
public final class Overview {
  private static final int INDENT = 2;
  private static final int GAP = 2;

  /** With less room beside the words, the sentence goes below them. */
  private static final int ROOM_FOR_A_SENTENCE = 24;

  private Overview() {}

  public static String of(List<CommandTree.Entry> entries, int columns) {
    int widest = entries.stream().mapToInt(entry -> entry.path().length()).max().orElse(0);
    int beside = INDENT + widest + GAP;
    boolean below = columns - beside < ROOM_FOR_A_SENTENCE;
    int margin = below ? 2 * INDENT : beside;
    StringBuilder text = new StringBuilder();
    String section = "";
    for (CommandTree.Entry entry : entries) {
      if (!entry.section().equals(section)) {
        section = entry.section();
        text.append(text.isEmpty() ? "" : "\n").append(section).append('\n');
      }
      text.append(" ".repeat(INDENT)).append(entry.path());
      text.append(
          below ? "\n" + " ".repeat(margin) : " ".repeat(margin - INDENT - entry.path().length()));
      List<String> lines = Wrap.lines(entry.summary(), columns - margin);
      text.append(String.join("\n" + " ".repeat(margin), lines)).append('\n');
    }
    return text.append("\n'help COMMAND' explains one of them.\n").toString();
  }
}
