package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The here-documents that a line announced and whose bodies begin at its end. */
final class HereDocumentParser {
  private static final Pattern LEADING_TABS =
      Pattern.compile("^\t++", Pattern.MULTILINE | Pattern.UNIX_LINES);

  private final ListParser listParser;
  private final List<Announced> announced = new ArrayList<>(1);

  HereDocumentParser(ListParser listParser) {
    this.listParser = listParser;
  }

  private record Announced(
      int offset,
      String delimiter,
      boolean literal,
      boolean dropTabs,
      Redirection.HereDocument target) {}

  /** Whether the line announced one whose body has not been read. */
  boolean areAwaited() {
    return !announced.isEmpty();
  }

  /** Takes what follows {@code <<} up to the delimiter; the body comes later. */
  void announce(Cursor cursor, WordParser wordParser, int offset, List<Redirection> target) {
    boolean dropTabs = cursor.take('-');
    cursor.skipBlanks();
    Word word = listParser.target("<<", offset);
    cursor.mark(MarkedSpan.Kind.DELIMITER, offset);
    StringBuilder delimiter = new StringBuilder();
    boolean literal = false;
    for (Part part : word.parts()) {
      if (!(part instanceof Part.Literal text)) {
        throw cursor.refuse(Unsupported.DELIMITER_EXPANDS, offset);
      }
      delimiter.append(text.text());
      literal |= text.quoted();
    }
    Redirection.HereDocument document = new Redirection.HereDocument();
    announced.add(new Announced(offset, delimiter.toString(), literal, dropTabs, document));
    target.add(document);
  }

  /**
   * Reads the bodies; the cursor stands behind the newline of the announcing line. If that line had
   * a carriage return too, so may the one that closes a body.
   */
  void read(Cursor cursor, boolean carriageReturn) {
    for (Announced document : announced) {
      document.target().fill(body(document, cursor, carriageReturn));
    }
    announced.clear();
  }

  /** Fails when the text ends, or a substitution closes, before a body could begin. */
  void requireNone(Cursor cursor, boolean more) {
    if (announced.isEmpty()) {
      return;
    }
    Announced first = announced.get(0);
    if (more) {
      throw unclosed(first, cursor, cursor.limit());
    }
    throw cursor.wrong(
        first.offset(),
        "The here-document <<" + first.delimiter() + " has no body before the `)`.",
        "Put the `)` on a line of its own, below the line " + first.delimiter() + ".");
  }

  private Word body(Announced document, Cursor cursor, boolean carriageReturn) {
    StringBuilder text = cursor.source().text();
    int start = cursor.offset();
    int line = start;
    while (line <= cursor.limit() || cursor.extend()) {
      int first = document.literal() ? line : behindContinuations(cursor, line);
      int end = lineEnd(text, first, cursor.limit());
      if (isDelimiter(document, text, first, end, carriageReturn)) {
        int next = Math.min(end + 1, cursor.limit());
        cursor.seek(next);
        cursor.mark(MarkedSpan.Kind.DOCUMENT, start, line);
        cursor.mark(MarkedSpan.Kind.DELIMITER, line, end);
        listParser.hide(start, next);
        Markup markup = cursor.source().markup();
        if (markup != null) {
          markup.document(start, next);
        }
        return word(document, cursor.source(), start, line);
      }
      while (!document.literal()
          && endsInBackslash(text, first, end)
          && (end < cursor.limit() || cursor.extend())) {
        first = end + 1;
        end = lineEnd(text, first, cursor.limit());
      }
      line = end + 1;
    }
    markOpen(document, cursor, start);
    throw unclosed(document, cursor, start);
  }

  /** To dash a line begins behind the continuations that it begins with. */
  private static int behindContinuations(Cursor cursor, int line) {
    StringBuilder text = cursor.source().text();
    int at = line;
    while (at < cursor.limit()
        && text.charAt(at) == '\\'
        && (at + 1 < cursor.limit() || cursor.extend())
        && text.charAt(at + 1) == '\n') {
      at += 2;
    }
    return at;
  }

  private static int lineEnd(StringBuilder text, int line, int limit) {
    int at = line;
    while (at < limit && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  /** What can be seen already of a body that goes on. */
  private void markOpen(Announced document, Cursor cursor, int start) {
    cursor.mark(MarkedSpan.Kind.DOCUMENT, start, cursor.limit());
    if (cursor.source().markup() != null && !document.literal()) {
      try {
        var unused = listParser.within(start, cursor.limit()).document(document.dropTabs());
      } catch (SyntaxException syntaxException) {
        // The body is what is open: what is open or wrong in it is told when it is closed.
      }
    }
    spotOpen(document, cursor, start);
  }

  /** The last line, which may be about to close the body. */
  private static void spotOpen(Announced document, Cursor cursor, int start) {
    Markup markup = cursor.source().markup();
    if (markup == null || !markup.endsAt(cursor.limit())) {
      return;
    }
    StringBuilder text = cursor.source().text();
    int line = cursor.limit();
    while (line > start && text.charAt(line - 1) != '\n') {
      line--;
    }
    while (document.dropTabs() && line < cursor.limit() && text.charAt(line) == '\t') {
      line++;
    }
    String written = text.substring(line, cursor.limit());
    if (document.delimiter().startsWith(written)) {
      markup.spot(
          CursorContext.Kind.CLOSING,
          line,
          Optional.of(document.delimiter()),
          CursorContext.NO_QUOTE);
    } else {
      markup.nothing();
    }
  }

  private Word word(Announced document, SourceLines source, int start, int end) {
    if (document.literal()) {
      String body = source.text().substring(start, end);
      String text = document.dropTabs() ? LEADING_TABS.matcher(body).replaceAll("") : body;
      return new Word(source.position(start), List.of(new Part.Literal(text, true)));
    }
    try {
      return listParser.within(start, end).document(document.dropTabs());
    } catch (SyntaxException syntaxException) {
      // The body is there in full, so what is open in it stays open.
      throw new SyntaxException(syntaxException.problem());
    }
  }

  private static boolean isDelimiter(
      Announced document, CharSequence text, int from, int to, boolean carriageReturn) {
    int start = from;
    while (document.dropTabs() && start < to && text.charAt(start) == '\t') {
      start++;
    }
    String delimiter = document.delimiter();
    int end = carriageReturn && start < to && text.charAt(to - 1) == '\r' ? to - 1 : to;
    return end - start == delimiter.length()
        && CharSequence.compare(text.subSequence(start, end), delimiter) == 0;
  }

  private static boolean endsInBackslash(CharSequence text, int from, int to) {
    int at = to;
    while (at > from && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (to - at) % 2 == 1;
  }

  private SyntaxException unclosed(Announced document, Cursor cursor, int from) {
    String delimiter = document.delimiter();
    return cursor.open(
        "heredoc " + delimiter,
        document.offset(),
        "The here-document <<"
            + delimiter
            + " is never closed: no line is `"
            + delimiter
            + "` alone.",
        nearMiss(document, cursor, from),
        line -> isDelimiter(document, line, 0, line.length(), true));
  }

  /** Names the line that was probably meant to close the document. */
  private static String nearMiss(Announced document, Cursor cursor, int from) {
    StringBuilder text = cursor.source().text();
    String delimiter = document.delimiter();
    for (int line = from; line < cursor.limit(); ) {
      int end = lineEnd(text, line, cursor.limit());
      String content = text.substring(line, end);
      if (!delimiter.isEmpty() && content.strip().equals(delimiter)) {
        return "Line " + cursor.source().lineNumber(line) + explain(content, delimiter);
      }
      line = end + 1;
    }
    return "Put " + delimiter + " on a line of its own, without blanks, below the text.";
  }

  private static String explain(String content, String delimiter) {
    String is = " is `" + delimiter + "` with ";
    if (content.equals(delimiter + "\r")) {
      return is + "a carriage return behind it, unlike the line of the <<: write both lines alike.";
    }
    if (content.startsWith(delimiter)) {
      return is + "blanks behind it: remove them.";
    }
    String kind =
        content.substring(0, content.indexOf(delimiter)).indexOf(' ') >= 0 ? "spaces" : "tabs";
    return is
        + kind
        + " before it: remove them"
        + (kind.equals("tabs")
            ? ", or use `<<-" + delimiter + "`, which drops leading tabs."
            : "; or use `<<-" + delimiter + "` and indent with tabs, which it drops.");
  }
}
