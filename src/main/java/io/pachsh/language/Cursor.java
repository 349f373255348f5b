package io.pachsh.language;

import java.util.Optional;

/**
 * A moving place in a part of a source. {@link #peek} never shows a line continuation (a backslash
 * and a newline, POSIX.1-2017 XCU 2.2.1): it steps over it.
 */
final class Cursor {
  /** What stands behind the last character; a source has no NUL of its own. */
  static final char END = '\0';

  private final Source source;
  private final String text;
  private final int limit;
  private int at;

  Cursor(Source source, int from, int limit) {
    this.source = source;
    this.text = source.text();
    this.at = from;
    this.limit = limit;
  }

  Source source() {
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

  /** The next character that means something. */
  char peek() {
    while (at < limit
        && text.charAt(at) == '\\'
        && (at + 1 == limit || text.charAt(at + 1) == '\n')) {
      if (at + 2 >= limit) {
        throw open(
            "\\",
            at,
            "The text ends in a backslash, which continues a line.",
            "Write the rest of the line, or leave the backslash out.",
            Closer.ANY);
      }
      at += 2;
    }
    return raw();
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
      int end = text.indexOf('\n', at);
      at = end < 0 || end > limit ? limit : end;
      mark(Mark.Kind.COMMENT, start);
      Markup markup = source.markup();
      if (markup != null && markup.endsAt(at)) {
        markup.nothing();
      }
    }
  }

  /** Says what is being written, if the text ends here. */
  void spot(Spot.Kind kind, int start, Optional<String> typed) {
    Markup markup = source.markup();
    if (markup != null && markup.endsAt(at)) {
      markup.spot(kind, start, typed, Spot.NO_QUOTE);
    }
  }

  /** Says that a command, or a program, may begin here, if the text ends here. */
  void fresh(Spot.Kind kind) {
    Markup markup = source.markup();
    boolean apart = at == 0 || " \t\n;|&(!".indexOf(text.charAt(at - 1)) >= 0;
    if (markup != null && apart && markup.endsAt(at)) {
      markup.fresh(kind);
    }
  }

  /** Says what stands between there and here. */
  void mark(Mark.Kind kind, int start) {
    mark(kind, start, at);
  }

  void mark(Mark.Kind kind, int start, int end) {
    Markup markup = source.markup();
    if (markup != null) {
      markup.mark(kind, start, Math.min(end, limit));
    }
  }

  Stop refuse(Unsupported construct, int offset) {
    return new Stop(source.problem(offset, construct.sentence(), construct.advice()));
  }

  Stop wrong(int offset, String sentence, String advice) {
    return new Stop(source.problem(offset, sentence, advice));
  }

  /** The text ends while something is open that began at {@code offset}. */
  Stop open(String what, int offset, String sentence, String advice, Closer closer) {
    return new Stop(new Parsed.Open(what, source.problem(offset, sentence, advice), closer));
  }
}
