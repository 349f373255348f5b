package io.pachsh.language;

import java.util.List;

/** The grammar of words: quotes, escapes and expansions (POSIX.1-2017 XCU 2.2, 2.6). */
final class WordParser {
  private final Cursor cursor;
  private final ExpansionParser expansionParser;

  /** The quote that the cursor is in. */
  private char quote = CursorContext.NO_QUOTE;

  WordParser(ListParser listParser, Cursor cursor) {
    this.cursor = cursor;
    this.expansionParser = new ExpansionParser(listParser, cursor, this);
  }

  /**
   * The word at the cursor, which stands on its first character.
   *
   * @param kind what it is, should the text end in it
   */
  Word word(CursorContext.Kind kind) {
    int start = cursor.offset();
    WordBuilder builder = new WordBuilder();
    try {
      bare(start, false, builder);
    } catch (SyntaxException syntaxException) {
      Markup markup = cursor.source().markup();
      if (markup != null && syntaxException.isOpen()) {
        markup.spot(
            kind,
            start,
            new Word(syntaxException.problem().where(), builder.list()).literal(),
            quote);
      }
      throw syntaxException;
    }
    Word word = new Word(cursor.source().position(start), builder.list());
    if (cursor.source().markup() != null) {
      cursor.spot(kind, start, word.literal());
    }
    return word;
  }

  /** The body of a here-document that expands: the whole of this cursor's range. */
  Word document(boolean dropTabs) {
    int start = cursor.offset();
    WordBuilder builder = new WordBuilder();
    cursor.verbatim(true);
    boolean lineStart = true;
    for (char c = cursor.peek(); c != Cursor.END; c = cursor.peek()) {
      if (lineStart && dropTabs && c == '\t') {
        skipTabs(builder);
        lineStart = false;
      } else {
        lineStart = c == '\n';
        quotedCharacter(c, builder, Quotes.DOCUMENT, false);
      }
    }
    return new Word(cursor.source().position(start), builder.list());
  }

  /** To dash a backslash and a newline right behind dropped tabs are text. */
  private void skipTabs(WordBuilder builder) {
    while (cursor.raw() == '\t') {
      cursor.advance();
    }
    int here = cursor.offset();
    if (cursor.raw() == '\\' && cursor.isNewline(here + 1)) {
      builder.quoted("\\\n");
      cursor.seek(here + 2);
    }
  }

  /** Unquoted text: a word, or inside braces everything up to the closing one. */
  List<Part> bare(int start, boolean inBraces) {
    WordBuilder builder = new WordBuilder();
    bare(start, inBraces, builder);
    return builder.list();
  }

  private void bare(int start, boolean inBraces, WordBuilder builder) {
    while (true) {
      char c = cursor.peek();
      if (c == Cursor.END && inBraces && cursor.extend()) {
        continue;
      }
      if (inBraces ? c == '}' || c == Cursor.END : endsWord(c)) {
        return;
      }
      int here = cursor.offset();
      switch (c) {
        case '\'' -> single(builder);
        case '"' -> doubled(builder, inBraces);
        case '\\' -> {
          cursor.advance();
          builder.quoted(String.valueOf(cursor.raw()));
          cursor.advance();
        }
        case '$' -> expansionParser.dollar(builder, Quotes.NONE);
        case '`' -> throw cursor.refuse(Unsupported.BACKTICK, here);
        case '*' -> throw cursor.refuse(Unsupported.GLOB_STAR, here);
        case '?' -> throw cursor.refuse(Unsupported.GLOB_ANY, here);
        case '[' -> throw cursor.refuse(Unsupported.GLOB_SET, here);
        default -> {
          if (c == '~' && here == start) {
            throw cursor.refuse(Unsupported.TILDE, here);
          }
          if (c == '(' && !inBraces) {
            throw cursor.refuse(Unsupported.PARENTHESIS, here);
          }
          builder.bare(c);
          cursor.advance();
        }
      }
    }
  }

  /** Whether the cursor stands on the first character of a word. */
  boolean startsWord() {
    return !endsWord(cursor.peek());
  }

  private static boolean endsWord(char c) {
    return switch (c) {
      case Cursor.END, ' ', '\t', '\n', ';', '|', '&', '<', '>', ')' -> true;
      default -> false;
    };
  }

  private void single(WordBuilder builder) {
    int start = cursor.offset();
    StringBuilder text = cursor.source().text();
    int end = start + 1;
    while (end < cursor.limit() ? text.charAt(end) != '\'' : cursor.extend()) {
      end++;
    }
    if (end >= cursor.limit()) {
      builder.quoted(text.substring(start + 1, cursor.limit()));
      quote = '\'';
      cursor.mark(MarkedSpan.Kind.STRING, start, cursor.limit());
      throw cursor.open(
          "quote '",
          start,
          "The single quote that opens here is never closed.",
          "Close it with ', or write \\' for the character itself.",
          line -> line.indexOf('\'') >= 0);
    }
    cursor.seek(end + 1);
    cursor.mark(MarkedSpan.Kind.STRING, start);
    builder.quoted(text.substring(start + 1, end));
  }

  /** Within braces dash lets a backslash quote a brace here too. */
  private void doubled(WordBuilder builder, boolean inBraces) {
    int start = cursor.offset();
    cursor.advance();
    quote = '"';
    builder.quoted("");
    boolean before = cursor.isVerbatim();
    cursor.verbatim(true);
    for (char c = cursor.peek(); c != '"'; c = cursor.peek()) {
      if (c == Cursor.END && cursor.extend()) {
        continue;
      }
      if (c == Cursor.END) {
        cursor.mark(MarkedSpan.Kind.STRING, start, cursor.limit());
        throw cursor.open(
            "quote \"",
            start,
            "The double quote that opens here is never closed.",
            "Close it with \", or write \\\" for the character itself.",
            line -> line.indexOf('"') >= 0);
      }
      quotedCharacter(c, builder, Quotes.DOUBLE, inBraces);
    }
    quote = CursorContext.NO_QUOTE;
    cursor.verbatim(before);
    cursor.advance();
    cursor.mark(MarkedSpan.Kind.STRING, start);
  }

  /** One step inside double quotes or a here-document, where only {@code $ ` \} are special. */
  private void quotedCharacter(char c, WordBuilder builder, Quotes quotes, boolean inBraces) {
    switch (c) {
      case '$' -> expansionParser.dollar(builder, quotes);
      case '`' -> throw cursor.refuse(Unsupported.BACKTICK, cursor.offset());
      case '\\' -> {
        cursor.advance();
        char next = cursor.raw();
        boolean special =
            next == '$'
                || next == '`'
                || next == '\\'
                || (next == '"' && (quotes == Quotes.DOUBLE || inBraces))
                || (next == '}' && inBraces);
        if (special) {
          builder.quoted(String.valueOf(next));
          cursor.advance();
        } else {
          builder.quoted("\\");
        }
      }
      default -> {
        builder.quoted(c);
        cursor.advance();
      }
    }
  }

  /** A default or message within double quotes or a here-document, up to its closing brace. */
  List<Part> quotedArgument(Quotes quotes) {
    WordBuilder builder = new WordBuilder();
    for (char c = cursor.peek(); c != '}'; c = cursor.peek()) {
      if (c == Cursor.END && cursor.extend()) {
        continue;
      }
      if (c == Cursor.END) {
        return builder.list();
      }
      if (c == '"') {
        throw cursor.refuse(Unsupported.BRACE_QUOTE, cursor.offset());
      }
      quotedCharacter(c, builder, quotes, true);
    }
    return builder.list();
  }
}
