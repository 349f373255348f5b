package io.pachsh.language;

import java.util.Optional;

/**
 * A moving place in a source, or in a part of one. {@link #peek} never shows a line continuation (a
 * backslash and a newline, POSIX.1-2017 XCU 2.2.1): it steps over it. Outside of quotes it steps
 * over the carriage return of a line end too.
 */
final class Cursor {
  /** What stands behind the last character; a source has no NUL of its own. */
  static final char END = '\0';

  private final SourceLines source;
  private final StringBuilder text;
  private final boolean whole;
  private int limit;
  private int at;
  private boolean verbatim;

  /** At the beginning of all of a source, which grows when {@link #extend} is asked. */
  Cursor(SourceLines source) {
    this(source, 0, source.text().length(), true);
  }

  /** In a part of a source. */
  Cursor(SourceLines source, int from, int limit) {
    this(source, from, limit, false);
  }

  private Cursor(SourceLines source, int from, int limit, boolean whole) {
    this.source = source;
    this.text = source.text();
    this.at = from;
    this.limit = limit;
    this.whole = whole;
  }

  SourceLines source() {
    return source;
  }

  int offset() {
    return at;
  }

  int limit() {
    return limit;
  }

  void seek(int offset) {
    at = offset;
  }

  /** Takes one more line behind the end of the text; whether there was one. */
  boolean extend() {
    if (!whole || !source.extend()) {
      return false;
    }
    limit = text.length();
    return true;
  }

  /** Whether carriage returns before a newline are text, as in quotes, or belong to line ends. */
  boolean isVerbatim() {
    return verbatim;
  }

  void verbatim(boolean next) {
    verbatim = next;
  }

  boolean isCarriageReturn(int offset) {
    return offset >= 0 && text.charAt(offset) == '\r';
  }

  boolean isNewline(int offset) {
    return offset < limit && text.charAt(offset) == '\n';
  }

  /** The next character that means something. */
  char peek() {
    while (at < limit) {
      char c = text.charAt(at);
      int lineEnd = c == '\\' ? lineEnd(at + 1) : 0;
      if (c == '\\' && (lineEnd > 0 || at + 1 == limit)) {
        requireNextLine(at + 1 + lineEnd);
        at += 1 + lineEnd(at + 1);
      } else if (c == '\r' && lineEnd(at) > 0) {
        at++;
        return raw();
      } else {
        return c;
      }
    }
    return END;
  }

  /** How long the line end there is, up to the newline or the end of the text; 0 for none. */
  private int lineEnd(int offset) {
    if (isNewline(offset)) {
      return 1;
    }
    if (verbatim || offset >= limit || text.charAt(offset) != '\r') {
      return 0;
    }
    return offset + 1 == limit ? 1 : text.charAt(offset + 1) == '\n' ? 2 : 0;
  }

  /** Needs a further line when the text ends in a continuation; one that came may be empty. */
  private void requireNextLine(int end) {
    boolean came = end < limit || (source.grows() && text.charAt(end - 1) == '\n');
    if (!came && !extend()) {
      throw open(
          "\\",
          at,
          "The text ends in a backslash, which continues a line.",
          "Write the rest of the line, or leave the backslash out.",
          ClosingLines.ANY);
    }
  }

  /** The next character, continuations included. */
  char raw() {
    return at < limit ? text.charAt(at) : END;
  }

  void advance() {
    at++;
  }

  /** The character that means something behind the next one. */
  char peekSecond() {
    int here = at;
    at++;
    char second = peek();
    at = here;
    return second;
  }

  /** Takes the next character if it is this one. */
  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  void skipBlanks() {
    for (char c = peek(); c == ' ' || c == '\t'; c = peek()) {
      at++;
    }
    if (peek() == '#') {
      int start = at;
      while (at < limit && text.charAt(at) != '\n') {
        at++;
      }
      mark(MarkedSpan.Kind.COMMENT, start);
      Markup markup = source.markup();
      if (markup != null && markup.endsAt(at)) {
        markup.nothing();
      }
    }
  }

  /** Says what is being written, if the text ends here. */
  void spot(CursorContext.Kind kind, int start, Optional<String> typed) {
    Markup markup = source.markup();
    if (markup != null && markup.endsAt(at)) {
      markup.spot(kind, start, typed, CursorContext.NO_QUOTE);
    }
  }

  /** Says that a command, or a program, may begin here, if the text ends here. */
  void fresh(CursorContext.Kind kind) {
    Markup markup = source.markup();
    boolean apart = at == 0 || " \t\n;|&(!".indexOf(text.charAt(at - 1)) >= 0;
    if (markup != null && apart && markup.endsAt(at)) {
      markup.fresh(kind);
    }
  }

  /** Says what stands between there and here. */
  void mark(MarkedSpan.Kind kind, int start) {
    mark(kind, start, at);
  }

  void mark(MarkedSpan.Kind kind, int start, int end) {
    Markup markup = source.markup();
    if (markup != null) {
      markup.mark(kind, start, Math.min(end, limit));
    }
  }

  SyntaxException refuse(Unsupported construct, int offset) {
    return new SyntaxException(source.problem(offset, construct.sentence(), construct.advice()));
  }

  SyntaxException wrong(int offset, String sentence, String advice) {
    return new SyntaxException(source.problem(offset, sentence, advice));
  }

  /** The text ends while something is open that began at {@code offset}. */
  SyntaxException open(
      String what, int offset, String sentence, String advice, ClosingLines closingLines) {
    return new SyntaxException(
        new Parsed.Open(what, source.problem(offset, sentence, advice), closingLines));
  }
}
