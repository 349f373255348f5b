package io.pachsh.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters beside one another on a screen that are drawn alike.
 *
 * @param column where they begin, from 0
 */
record Run(int row, int column, String text, Pen pen) {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;]*)m");

  /** How many columns they take; the session shows no wide characters. */
  int columns() {
    return text.length();
  }

  /** What stands on a screen, as tmux writes it with its styles. */
  static List<Run> of(String screen) {
    List<Run> runs = new ArrayList<>();
    Pen pen = Pen.NORMAL;
    String[] lines = screen.split("\n", -1);
    for (int row = 0; row < lines.length; row++) {
      Matcher style = STYLE.matcher(lines[row]);
      int at = 0;
      int column = 0;
      while (at <= lines[row].length()) {
        boolean found = style.find();
        String text = lines[row].substring(at, found ? style.start() : lines[row].length());
        if (!text.isBlank()) {
          runs.add(new Run(row, column, text, pen));
        }
        column += text.length();
        if (!found) {
          break;
        }
        pen = pen.after(style.group(1));
        at = style.end();
      }
    }
    return runs;
  }
}
