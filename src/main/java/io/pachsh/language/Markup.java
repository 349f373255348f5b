package io.pachsh.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the parser saw in a text, however unfinished or wrong it is, by place; for showing the text
 * in colours.
 */
public final class Markup {
  private final List<Mark> marks = new ArrayList<>();
  private final List<MarkedCommand> commands = new ArrayList<>();

  Markup() {}

  /** Reads a text as it is being typed. */
  public static Markup of(String text) {
    Markup markup = new Markup();
    if (text.indexOf('\r') >= 0 || text.startsWith("\uFEFF")) {
      return markup; // What the parser drops would shift every place.
    }
    if (Parser.parse(text, 1, markup) instanceof Parsed.Wrong wrong) {
      Position where = wrong.problem().where();
      int start = Math.min(text.length(), lineStart(text, where.line()) + where.column() - 1);
      markup.mark(Mark.Kind.PROBLEM, start, Math.min(text.length(), start + 1));
    }
    // What begins first encloses what begins later.
    markup.marks.sort(
        Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
    return markup;
  }

  /** The marks, outer ones before the ones within them. */
  public List<Mark> marks() {
    return List.copyOf(marks);
  }

  /** Every command in the text, substituted ones included. */
  public List<MarkedCommand> commands() {
    return List.copyOf(commands);
  }

  void mark(Mark.Kind kind, int start, int end) {
    if (start < end) {
      marks.add(new Mark(start, end, kind));
    }
  }

  MarkedCommand begin(boolean program) {
    MarkedCommand command = new MarkedCommand(program);
    commands.add(command);
    return command;
  }

  private static int lineStart(String text, int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }
}
