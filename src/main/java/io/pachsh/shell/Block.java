package io.pachsh.shell;

import io.pachsh.language.Line;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import java.util.ArrayList;
import java.util.List;

/** A text of several commands, taken apart. */
final class Block {
  private Block() {}

  /** Its commands as written, and as the last element what is no command, if there is such. */
  static List<String> commands(String text) {
    Parsed parsed = Parser.parse(text);
    if (parsed instanceof Parsed.Complete complete) {
      return complete.lines().stream().map(Line::source).toList();
    }
    if (!(parsed instanceof Parsed.Wrong wrong)) {
      return List.of(text);
    }
    List<String> commands = new ArrayList<>();
    int at = 0;
    for (Line line : wrong.before()) {
      int found = text.indexOf(line.source(), at);
      if (found < 0) {
        return List.of(text); // It has line ends of another system: it is run as a whole.
      }
      commands.add(line.source());
      at = found + line.source().length();
    }
    commands.add(text.substring(at).strip());
    return commands;
  }
}
