package io.pachsh.shipped;

import java.util.List;

/** How a shell writes the functions that print the command table. */
enum ShellDialect {
  /** bash and zsh. */
  BOURNE(
      "_pachsh_every",
      "%s() {",
      "}",
      "_pachsh_table() {\n  case $1 in",
      "  %s)",
      "    ;;",
      "  esac\n}"),
  FISH(
      "__pachsh_every",
      "function %s",
      "end",
      "function __pachsh_table --argument-names at\n    switch \"$at\"",
      "    case %s",
      "",
      "    end\nend");

  private final String every;
  private final String everyHead;
  private final String everyFoot;
  private final String head;
  private final String label;
  private final String end;
  private final String foot;

  ShellDialect(
      String every,
      String everyHead,
      String everyFoot,
      String head,
      String label,
      String end,
      String foot) {
    this.every = every;
    this.everyHead = everyHead;
    this.everyFoot = everyFoot;
    this.head = head;
    this.label = label;
    this.end = end;
    this.foot = foot;
  }

  /** The functions. */
  String functions(CommandTable table) {
    StringBuilder text = new StringBuilder(String.format(everyHead, every)).append('\n');
    text.append(printing(table.rows(CommandTable.EVERY_COMMAND))).append(everyFoot).append("\n\n");
    text.append(head).append('\n');
    for (String path : table.paths()) {
      text.append(String.format(label, quoted(path))).append('\n');
      text.append(printing(table.rows(path)));
      if (table.isCommand(path)) {
        text.append("    ").append(every).append('\n');
      }
      text.append(end).append(end.isEmpty() ? "" : "\n");
    }
    return text.append(foot).append('\n').toString();
  }

  private String printing(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(text.isEmpty() ? "    printf '%s\\n'" : "").append(" \\\n      ");
      text.append(quoted(row.line()));
    }
    return text.append(text.isEmpty() ? "" : "\n").toString();
  }

  /** A text as one word. */
  private String quoted(String text) {
    return this == FISH
        ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
