package io.pachsh.command;

import java.util.List;

/** The list of commands that {@code help} shows. */
final class Overview {
  private Overview() {}

  static String of(List<CommandTree.Entry> entries) {
    int width = entries.stream().mapToInt(entry -> entry.path().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    String group = "";
    for (CommandTree.Entry entry : entries) {
      int space = entry.path().indexOf(' ');
      String first = space < 0 ? "" : entry.path().substring(0, space);
      if (!first.equals(group) && !text.isEmpty()) {
        text.append('\n');
      }
      group = first;
      text.append("  ")
          .append(entry.path())
          .append(" ".repeat(width - entry.path().length() + 2))
          .append(entry.summary())
          .append('\n');
    }
    return text.toString();
  }
}
