package io.pachsh.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The here-documents that a line announced and whose bodies begin at its end. */
final class HereDocuments {
  private final Grammar grammar;
  private final List<Announced> announced = new ArrayList<>(1);

  HereDocuments(Grammar grammar) {
    this.grammar = grammar;
  }

  private record Announced(
      int offset,
      String delimiter,
      boolean literal,
      boolean dropTabs,
      Redirection.HereDocument target) {}

  /** Takes what follows {@code <<} up to the delimiter; the body comes later. */
  void announce(Cursor cursor, Words words, int offset, List<Redirection> target) {
    boolean dropTabs = cursor.take('-');
    cursor.skipBlanks();
    Word word = grammar.target("<<", offset);
    cursor.mark(Mark.Kind.DELIMITER, offset);
    StringBuilder delimiter = new StringBuilder();
    boolean literal = false;
    for (Part part : word.parts()) {
      if (!(part instanceof Literal text)) {
        throw cursor.refuse(Unsupported.DELIMITER_EXPANDS, offset);
      }
      delimiter.append(text.text());
      literal |= text.quoted();
    }
    Redirection.HereDocument document = new Redirection.HereDocument();
    announced.add(new Announced(offset, delimiter.toString(), literal, dropTabs, document));
    target.add(document);
  }

  /** Reads the bodies; the cursor stands behind the newline of the announcing line. */
  void read(Cursor cursor) {
    for (Announced document : announced) {
      document.target().fill(body(document, cursor));
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

  private Word body(Announced document, Cursor cursor) {
    String text = cursor.source().text();
    int start = cursor.offset();
    boolean continued = false;
    for (int line = start; line < cursor.limit(); ) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 || newline > cursor.limit() ? cursor.limit() : newline;
      if (!continued && isDelimiter(document, text, line, end)) {
        int next = Math.min(end + 1, cursor.limit());
        cursor.seek(next);
        cursor.mark(Mark.Kind.DOCUMENT, start, line);
        cursor.mark(Mark.Kind.DELIMITER, line, end);
        grammar.hide(start, next);
        Markup markup = cursor.source().markup();
        if (markup != null) {
          markup.document(start, next);
        }
        return word(document, cursor.source(), start, line);
      }
      continued = !document.literal() && endsInBackslash(text, line, end);
      line = end + 1;
    }
    markOpen(document, cursor, start);
    throw unclosed(document, cursor, start);
  }

  /** What can be seen already of a body that goes on. */
  private void markOpen(Announced document, Cursor cursor, int start) {
    cursor.mark(Mark.Kind.DOCUMENT, start, cursor.limit());
    if (cursor.source().markup() != null && !document.literal()) {
      try {
        var unused = grammar.within(start, cursor.limit()).document(document.dropTabs());
      } catch (Stop stop) {
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
    String text = cursor.source().text();
    int line = Math.max(start, text.lastIndexOf('\n', cursor.limit() - 1) + 1);
    while (document.dropTabs() && line < cursor.limit() && text.charAt(line) == '\t') {
      line++;
    }
    String written = text.substring(line, cursor.limit());
    if (document.delimiter().startsWith(written)) {
      markup.spot(Spot.Kind.CLOSING, line, Optional.of(document.delimiter()), Spot.NO_QUOTE);
    } else {
      markup.nothing();
    }
  }

  private Word word(Announced document, Source source, int start, int end) {
    if (document.literal()) {
      String body = source.text().substring(start, end);
      String text = document.dropTabs() ? body.replaceAll("(?m)^\t+", "") : body;
      return new Word(source.position(start), List.of(new Literal(text, true)));
    }
    try {
      return grammar.within(start, end).document(document.dropTabs());
    } catch (Stop stop) {
      // The body is there in full, so what is open in it stays open.
      throw new Stop(stop.problem());
    }
  }

  private static boolean isDelimiter(Announced document, String text, int from, int to) {
    int start = from;
    while (document.dropTabs() && start < to && text.charAt(start) == '\t') {
      start++;
    }
    String delimiter = document.delimiter();
    return to - start == delimiter.length() && text.startsWith(delimiter, start);
  }

  private static boolean endsInBackslash(String text, int from, int to) {
    int at = to;
    while (at > from && text.charAt(at - 1) == '\\') {
      at--;
    }
    return (to - at) % 2 == 1;
  }

  private Stop unclosed(Announced document, Cursor cursor, int from) {
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
        line -> isDelimiter(document, line, 0, line.length()));
  }

  /** Names the line that was probably meant to close the document. */
  private static String nearMiss(Announced document, Cursor cursor, int from) {
    String text = cursor.source().text();
    String delimiter = document.delimiter();
    for (int line = from; line < cursor.limit(); ) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 || newline > cursor.limit() ? cursor.limit() : newline;
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
