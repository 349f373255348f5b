package io.pachsh.console;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** The line editor's view of our syntax: what is open, and what could stand at the cursor. */
final class SyntaxParser implements Parser {
  private final Syntax syntax;
  private final Completions completions;
  private String before = "";
  private int done;
  private Syntax.Result found = new Syntax.Result.Complete();

  SyntaxParser(Syntax syntax, Completions completions) {
    this.syntax = syntax;
    this.completions = completions;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.SECONDARY_PROMPT) {
      requireDone(grown(line));
    }
    if (context == ParseContext.ACCEPT_LINE) {
      requireDone(syntax.check(line));
    }
    return new WordAtCursor(
        line,
        cursor,
        context == ParseContext.COMPLETE ? offers(line, cursor) : CompletionResult.none(cursor));
  }

  /** A completion that fails offers nothing. */
  private CompletionResult offers(String line, int cursor) {
    try {
      return completions.complete(line, cursor);
    } catch (RuntimeException e) {
      System.getLogger("io.pachsh.console")
          .log(System.Logger.Level.WARNING, "completion failed", e);
      return CompletionResult.none(cursor);
    }
  }

  private static void requireDone(Syntax.Result result) {
    if (result instanceof Syntax.Result.Open open) {
      throw new EOFError(-1, -1, "more must follow", open.what());
    }
  }

  /**
   * The line editor asks, for each key, about a text's first line, its first two lines, and so on:
   * what was complete and lines that close nothing need no further look. Only the last line is
   * compared with what was asked before, for comparing all of it each time took longer than the
   * rest of a keystroke.
   */
  private Syntax.Result grown(String text) {
    boolean begins = text.indexOf('\n') >= text.length() - 1 || text.indexOf('\n') < 0;
    int line = before.lastIndexOf('\n', before.length() - 2) + 1;
    boolean further =
        !begins && text.length() > before.length() && text.startsWith(before.substring(line), line);
    if (!further) {
      done = 0;
    } else if (found instanceof Syntax.Result.Complete) {
      done = before.length();
    }
    boolean stays =
        further
            && found instanceof Syntax.Result.Open open
            && text.substring(before.length()).lines().noneMatch(open.mayClose());
    if (!stays) {
      found = syntax.check(text.substring(done));
    }
    before = text;
    return found;
  }
}
