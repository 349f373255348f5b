package io.pachsh.language;

import java.util.List;
import java.util.Optional;

/** The grammar of what begins with a dollar sign. */
final class ExpansionParser {
  private final ListParser listParser;
  private final Cursor cursor;
  private final WordParser wordParser;

  ExpansionParser(ListParser listParser, Cursor cursor, WordParser wordParser) {
    this.listParser = listParser;
    this.cursor = cursor;
    this.wordParser = wordParser;
  }

  /** Takes the expansion at the cursor, or a dollar sign that means itself. */
  void dollar(WordBuilder builder, Quotes quotes) {
    int start = cursor.offset();
    char next = cursor.peekSecond();
    cursor.advance();
    cursor.spot(CursorContext.Kind.VARIABLE, cursor.offset(), Optional.of(""));
    if (VariableNames.isStart(cursor.peek())) {
      int from = cursor.offset();
      String name = name();
      cursor.spot(CursorContext.Kind.VARIABLE, from, Optional.of(name));
      builder.add(new Part.Variable(name, Part.Variable.Form.PLAIN, nothing(start)));
      cursor.mark(MarkedSpan.Kind.VARIABLE, start);
    } else if (cursor.take('?')) {
      builder.add(new Part.Status());
      cursor.mark(MarkedSpan.Kind.VARIABLE, start);
    } else if (cursor.take('(')) {
      if (cursor.peek() == '(') {
        throw cursor.refuse(Unsupported.ARITHMETIC, start);
      }
      cursor.mark(MarkedSpan.Kind.OPERATOR, start);
      builder.add(new Part.Substitution(listParser.substitution(start)));
      cursor.mark(MarkedSpan.Kind.OPERATOR, cursor.offset() - 1);
    } else if (cursor.take('{')) {
      builder.add(braces(start, quotes));
      cursor.mark(MarkedSpan.Kind.VARIABLE, start);
    } else if ((next >= '0' && next <= '9')
        || (next != Cursor.END && "@*#$!-".indexOf(next) >= 0)) {
      throw cursor.refuse(Unsupported.POSITIONAL, start);
    } else if (quotes == Quotes.NONE && (next == '\'' || next == '"')) {
      throw cursor.refuse(Unsupported.DOLLAR_QUOTE, start);
    } else if (quotes == Quotes.NONE) {
      builder.bare('$');
    } else {
      builder.quoted('$');
    }
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (char c = cursor.peek(); VariableNames.isPart(c); c = cursor.peek()) {
      name.append(c);
      cursor.advance();
    }
    return name.toString();
  }

  private Part braces(int start, Quotes quotes) {
    if (cursor.take('?')) {
      closeBrace(start);
      return new Part.Status();
    }
    char first = cursor.peek();
    int from = cursor.offset();
    cursor.spot(CursorContext.Kind.BRACED, from, Optional.of(""));
    if (first == Cursor.END) {
      requireMore(start);
    }
    if (first >= '0' && first <= '9') {
      throw cursor.refuse(Unsupported.POSITIONAL, start);
    }
    if (!VariableNames.isStart(first)) {
      throw cursor.refuse(Unsupported.BRACE_FORM, start);
    }
    String name = name();
    cursor.spot(CursorContext.Kind.BRACED, from, Optional.of(name));
    if (cursor.take('}')) {
      return new Part.Variable(name, Part.Variable.Form.PLAIN, nothing(start));
    }
    if (cursor.take(':')) {
      if (cursor.take('-')) {
        int value = cursor.offset();
        Word argument = argument(start, quotes);
        Markup markup = cursor.source().markup();
        if (markup != null) {
          markup.otherwise(name, value, cursor.offset() - 1, argument);
        }
        return new Part.Variable(name, Part.Variable.Form.OR_DEFAULT, argument);
      }
      if (cursor.take('?')) {
        return new Part.Variable(name, Part.Variable.Form.OR_FAIL, argument(start, quotes));
      }
    }
    if (cursor.peek() == Cursor.END) {
      requireMore(start);
    }
    throw cursor.refuse(Unsupported.BRACE_FORM, start);
  }

  /** A form that has a line end in it is wrong; what the text ends in may be going on. */
  private void requireMore(int start) {
    if (!cursor.extend()) {
      throw openBrace(start);
    }
  }

  private Word argument(int start, Quotes quotes) {
    listParser.nest(start);
    int from = cursor.offset();
    boolean before = cursor.isVerbatim();
    cursor.verbatim(true);
    List<Part> parts =
        quotes == Quotes.NONE ? wordParser.bare(from, true) : wordParser.quotedArgument(quotes);
    cursor.verbatim(before);
    closeBrace(start);
    listParser.unnest();
    return new Word(cursor.source().position(from), parts);
  }

  private void closeBrace(int start) {
    if (!cursor.take('}')) {
      if (cursor.peek() == Cursor.END) {
        requireMore(start);
      }
      throw cursor.refuse(Unsupported.BRACE_FORM, start);
    }
  }

  private SyntaxException openBrace(int start) {
    cursor.mark(MarkedSpan.Kind.VARIABLE, start, cursor.limit());
    return cursor.open(
        "${",
        start,
        "The `${` that opens here is never closed.",
        "Close it with }, or quote the dollar sign: '$'.",
        line -> line.indexOf('}') >= 0);
  }

  private Word nothing(int start) {
    return new Word(cursor.source().position(start), List.of());
  }
}
