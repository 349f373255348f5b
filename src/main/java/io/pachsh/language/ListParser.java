package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of lists, pipes and simple commands (POSIX.1-2017 XCU 2.9), on one range of text. */
final class ListParser {
  private static final int DEEPEST = 50;
  private static final Set<String> LOOPS = Set.of("for", "while", "until", "do", "done");
  private static final Set<String> CONDITIONS =
      Set.of("if", "then", "elif", "else", "fi", "case", "esac", "function");

  private final Cursor cursor;
  private final WordParser wordParser;
  private final HereDocumentRanges ranges;
  private HereDocumentParser documents = new HereDocumentParser(this);
  private int depth;

  ListParser(Cursor cursor, HereDocumentRanges ranges, int depth) {
    this.cursor = cursor;
    this.wordParser = new WordParser(this, cursor);
    this.ranges = ranges;
    this.depth = depth;
  }

  /** The words of a here-document's body. */
  WordParser within(int start, int end) {
    Cursor body = new Cursor(cursor.source(), start, end);
    return new ListParser(body, ranges, depth).wordParser;
  }

  void hide(int start, int end) {
    ranges.add(start, end);
  }

  void nest(int offset) {
    if (++depth > DEEPEST) {
      throw cursor.refuse(Unsupported.TOO_DEEP, offset);
    }
  }

  void unnest() {
    depth--;
  }

  /**
   * The list at the cursor, up to and including the newline that ends it and its here-documents.
   */
  CommandList line() {
    CommandList list = list(-1);
    if (cursor.peek() == '\n' || (documents.areAwaited() && cursor.extend())) {
      newline();
    }
    documents.requireNone(cursor, true);
    return list;
  }

  /** The commands of {@code $(…)}, which began at {@code start}; takes the closing parenthesis. */
  CommandList substitution(int start) {
    nest(start);
    HereDocumentParser outer = documents;
    documents = new HereDocumentParser(this);
    boolean before = cursor.isVerbatim();
    cursor.verbatim(false);
    CommandList list = list(start);
    cursor.verbatim(before);
    cursor.advance();
    documents.requireNone(cursor, false);
    documents = outer;
    unnest();
    return list;
  }

  private void newline() {
    boolean carriageReturn = cursor.isCarriageReturn(cursor.offset() - 1);
    cursor.advance();
    documents.read(cursor, carriageReturn);
  }

  private CommandList list(int substitution) {
    List<Chain> chains = new ArrayList<>(1);
    while (true) {
      cursor.skipBlanks();
      char c = cursor.peek();
      if (c == Cursor.END && substitution >= 0 && cursor.extend()) {
        continue;
      }
      if (c == Cursor.END) {
        cursor.fresh(CursorContext.Kind.WORD);
      }
      if (c == Cursor.END && substitution >= 0) {
        documents.requireNone(cursor, true);
        throw unclosed(substitution);
      }
      if (c == '\n' && substitution >= 0) {
        newline();
        continue;
      }
      if (c == Cursor.END || c == '\n') {
        return new CommandList(chains);
      }
      if (c == ')') {
        if (substitution >= 0) {
          return new CommandList(chains);
        }
        throw cursor.refuse(Unsupported.PARENTHESIS_END, cursor.offset());
      }
      chains.add(chain());
      if (cursor.take(';')) {
        cursor.mark(MarkedSpan.Kind.OPERATOR, cursor.offset() - 1);
        if (cursor.peek() != ';') {
          continue;
        }
        throw cursor.refuse(Unsupported.CASE_END, cursor.offset() - 1);
      }
    }
  }

  private SyntaxException unclosed(int start) {
    return cursor.open(
        "$(",
        start,
        "The `$(` that opens here is never closed.",
        "Close it with ), or quote the dollar sign: '$('.",
        line -> line.indexOf(')') >= 0);
  }

  private Chain chain() {
    Pipeline first = pipeline();
    List<Chain.Link> rest = new ArrayList<>(0);
    while (true) {
      cursor.skipBlanks();
      char c = cursor.peek();
      int here = cursor.offset();
      if (c == '&' && cursor.peekSecond() != '&') {
        throw cursor.refuse(Unsupported.BACKGROUND, here);
      }
      if (c != '&' && c != '|') {
        return new Chain(first, rest);
      }
      takeBoth(c);
      cursor.mark(MarkedSpan.Kind.OPERATOR, here);
      moreAfter(c == '&' ? "&&" : "||", here);
      rest.add(new Chain.Link(c == '&', pipeline()));
    }
  }

  private void takeBoth(char c) {
    cursor.take(c);
    cursor.take(c);
  }

  private Pipeline pipeline() {
    List<SimpleCommand> parts = new ArrayList<>(1);
    parts.add(new SimpleCommandParser(this, cursor, wordParser, false).command());
    while (true) {
      cursor.skipBlanks();
      int here = cursor.offset();
      if (cursor.peek() != '|' || cursor.peekSecond() == '|') {
        break;
      }
      cursor.advance();
      cursor.mark(MarkedSpan.Kind.OPERATOR, here);
      if (cursor.peek() == '&') {
        throw cursor.refuse(Unsupported.PIPE_BOTH, here);
      }
      moreAfter("|", here);
      parts.add(new SimpleCommandParser(this, cursor, wordParser, true).command());
    }
    return new Pipeline(parts);
  }

  /** Newlines may follow an operator; the text must not end there. */
  private void moreAfter(String operator, int offset) {
    cursor.skipBlanks();
    while (cursor.peek() == '\n' || (cursor.peek() == Cursor.END && cursor.extend())) {
      newline();
      cursor.skipBlanks();
    }
    if (cursor.peek() == Cursor.END) {
      cursor.fresh(operator.equals("|") ? CursorContext.Kind.PIPED : CursorContext.Kind.WORD);
      documents.requireNone(cursor, true);
      throw cursor.open(
          operator,
          offset,
          "A command is missing behind `" + operator + "`.",
          "Write it, or leave the `" + operator + "` out.",
          ClosingLines.ANY);
    }
  }

  /** The redirection at the cursor. */
  void redirection(List<Redirection> redirections) {
    int here = cursor.offset();
    char direction = cursor.peek();
    cursor.advance();
    if (cursor.peek() == '&') {
      throw cursor.refuse(Unsupported.DUPLICATION, here);
    }
    if (cursor.peek() == '(') {
      throw cursor.refuse(Unsupported.PROCESS, here);
    }
    if (direction == '>') {
      if (cursor.peek() == '|') {
        throw cursor.refuse(Unsupported.CLOBBER, here);
      }
      boolean append = cursor.take('>');
      cursor.mark(MarkedSpan.Kind.OPERATOR, here);
      redirections.add(new Redirection.To(target(append ? ">>" : ">", here), append));
    } else if (cursor.take('<')) {
      if (cursor.peek() == '<') {
        throw cursor.refuse(Unsupported.HERE_STRING, here);
      }
      documents.announce(cursor, wordParser, here, redirections);
    } else if (cursor.peek() == '>') {
      throw cursor.refuse(Unsupported.READ_WRITE, here);
    } else {
      cursor.mark(MarkedSpan.Kind.OPERATOR, here);
      redirections.add(new Redirection.From(target("<", here)));
    }
  }

  /** The word behind a redirection operator. */
  Word target(String operator, int offset) {
    cursor.skipBlanks();
    CursorContext.Kind kind =
        operator.equals("<<") ? CursorContext.Kind.DELIMITER : CursorContext.Kind.FILE;
    Word word = wordParser.startsWord() ? wordParser.word(kind) : null;
    if (word == null) {
      cursor.spot(kind, cursor.offset(), Optional.of(""));
      String what = operator.equals("<<") ? "The delimiter" : "A file name";
      throw cursor.wrong(
          offset,
          what + " is missing behind `" + operator + "`.",
          "Write it, or quote the `" + operator.charAt(0) + "`: '" + operator.charAt(0) + "'.");
    }
    return word;
  }

  /** What is said about a word with which a compound command begins or goes on. */
  static Optional<Unsupported> keyword(String word) {
    if (LOOPS.contains(word)) {
      return Optional.of(Unsupported.LOOP);
    }
    return CONDITIONS.contains(word) ? Optional.of(Unsupported.CONDITION) : Optional.empty();
  }
}
