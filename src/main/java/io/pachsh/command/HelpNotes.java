package io.pachsh.command;

import io.pachsh.output.Wrap;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What stands below the options on a help page: sentences, whose lines are put together and broken
 * once, where the screen ends; and examples, which begin with two blanks and stay as they are, so
 * that they can be copied.
 */
final class HelpNotes {
  private static final String VERBATIM = "  ";

  private HelpNotes() {}

  /** The notes of a command, each line ended. */
  static String of(CommandSpec spec, int columns) {
    StringBuilder text = new StringBuilder();
    List<String> paragraph = new ArrayList<>();
    for (String written : spec.usageMessage().footer()) {
      for (String line : String.format(written).split("\n", -1)) {
        if (line.isEmpty() || line.startsWith(VERBATIM)) {
          end(paragraph, columns, text);
          text.append(line).append('\n');
        } else {
          paragraph.add(line);
        }
      }
    }
    end(paragraph, columns, text);
    return text.toString();
  }

  private static void end(List<String> paragraph, int columns, StringBuilder text) {
    if (!paragraph.isEmpty()) {
      Wrap.words(String.join(" ", paragraph), columns)
          .forEach(line -> text.append(line).append('\n'));
      paragraph.clear();
    }
  }
}
