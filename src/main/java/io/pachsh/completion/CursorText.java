package io.pachsh.completion;

import io.pachsh.console.CompletionResult;
import io.pachsh.console.Suggestion;
import io.pachsh.language.CursorContext;
import io.pachsh.language.MarkedCommand;
import io.pachsh.language.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The cursor in a text, what is being written there, and what stands behind it. */
record CursorText(String text, int cursor, CursorContext cursorContext) {
  private static final String SPECIAL = " \t;|&<>()'\"\\$`*?[!{}";
  private static final String SPECIAL_AT_FIRST = "#~";
  private static final String ENDS_A_WORD = " \t\n;|&<>()'\"}";

  String typed() {
    return cursorContext.typed().orElse("");
  }

  /** The words of the same command that follow this one. */
  List<MarkedCommand.Place> behind() {
    if (cursor == text.length() || cursorContext.command().isEmpty()) {
      return List.of();
    }
    int start = cursorContext.command().orElseThrow().start();
    return Markup.of(text).commands().stream()
        .filter(command -> command.start() == start)
        .flatMap(command -> command.words().stream())
        .filter(word -> word.start() >= cursor)
        .toList();
  }

  /** What a choice comes to here, written as the language needs it. */
  CompletionResult offers(Function<CursorText, Candidates> chosen) {
    Candidates candidates = chosen.apply(this);
    String typed = typed();
    List<Name> names = candidates.nameIndex().to(typed.substring(candidates.kept()));
    String rest = rest();
    List<Name> held = names.stream().filter(name -> name.text().endsWith(rest)).toList();
    int end = cursor + (closes() ? 1 : held.isEmpty() ? 0 : rest.length());
    List<Suggestion> suggestions = new ArrayList<>();
    for (Name name : held.isEmpty() ? names : held) {
      String whole = typed.substring(0, candidates.kept()) + name.text();
      suggestions.add(
          new Suggestion(
              written(whole, name.complete()),
              name.text(),
              name.description(),
              name.group(),
              name.complete() && cursorContext.kind() != CursorContext.Kind.VARIABLE));
    }
    return new CompletionResult(cursorContext.start(), end, suggestions);
  }

  private String written(String whole, boolean complete) {
    return switch (cursorContext.kind()) {
      case VARIABLE, CLOSING -> whole;
      case BRACED -> whole + "}";
      case DELIMITER ->
          cursorContext.quote() == CursorContext.NO_QUOTE
              ? whole
              : quoted(whole, cursorContext.quote(), complete);
      default -> quoted(whole, cursorContext.quote(), complete);
    };
  }

  /** Whether the quote or brace that a value would close is closed behind the cursor already. */
  private boolean closes() {
    char closing = cursorContext.kind() == CursorContext.Kind.BRACED ? '}' : cursorContext.quote();
    return closing != CursorContext.NO_QUOTE
        && cursor < text.length()
        && text.charAt(cursor) == closing;
  }

  /** The rest of the word that the cursor is in; a name that ends so takes its place. */
  private String rest() {
    int end = cursor;
    boolean plain =
        cursorContext.quote() == CursorContext.NO_QUOTE
            && cursorContext.kind() != CursorContext.Kind.BRACED;
    while (plain && end < text.length() && ENDS_A_WORD.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(cursor, end);
  }

  /**
   * A word in the quotes that were begun, so that the language reads exactly it.
   *
   * @param closed whether the quotes end with it
   */
  private static String quoted(String text, char quote, boolean closed) {
    StringBuilder written = new StringBuilder();
    if (quote != CursorContext.NO_QUOTE) {
      written.append(quote);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == '\'') {
        written.append(c == '\'' ? "'\\''" : String.valueOf(c));
      } else {
        String special = quote == '"' ? "\"$`\\" : i == 0 ? SPECIAL + SPECIAL_AT_FIRST : SPECIAL;
        written.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    if (quote != CursorContext.NO_QUOTE && closed) {
      written.append(quote);
    }
    return written.toString();
  }
}
