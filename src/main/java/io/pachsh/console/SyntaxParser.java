package io.pachsh.console;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** The line editor's view of our syntax: what is open, and which word the cursor is in. */
final class SyntaxParser implements Parser {
  private final Syntax syntax;

  SyntaxParser(Syntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    boolean asksWhetherDone =
        context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT;
    if (asksWhetherDone && syntax.check(line) instanceof Syntax.Result.Open open) {
      throw new EOFError(-1, -1, "more must follow", open.what());
    }
    return WordAtCursor.in(line, cursor);
  }
}
