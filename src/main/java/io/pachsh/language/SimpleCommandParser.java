package io.pachsh.language;

import static io.pachsh.language.SimpleCommand.Kind.COMMAND;
import static io.pachsh.language.SimpleCommand.Kind.PIPED;
import static io.pachsh.language.SimpleCommand.Kind.PROGRAM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The grammar of one simple command: assignments, or words and redirections. */
final class SimpleCommandParser {
  private final ListParser listParser;
  private final Cursor cursor;
  private final WordParser wordParser;
  private final boolean piped;
  private final List<Assignment> assignments = new ArrayList<>(0);
  private final List<Word> taken = new ArrayList<>();
  private final List<Redirection> redirections = new ArrayList<>(0);
  private @Nullable MarkedCommand marked;

  SimpleCommandParser(ListParser listParser, Cursor cursor, WordParser wordParser, boolean piped) {
    this.listParser = listParser;
    this.cursor = cursor;
    this.wordParser = wordParser;
    this.piped = piped;
  }

  SimpleCommand command() {
    int start = cursor.offset();
    SimpleCommand.Kind kind = bang() ? PROGRAM : piped ? PIPED : COMMAND;
    Markup markup = cursor.source().markup();
    marked = markup == null ? null : markup.begin(start, kind);
    while (true) {
      cursor.skipBlanks();
      char c = cursor.peek();
      int here = cursor.offset();
      if (c == '<' || c == '>') {
        listParser.redirection(redirections);
      } else if (wordParser.startsWord()) {
        word(here, kind);
      } else {
        break;
      }
    }
    cursor.spot(spot(kind), cursor.offset(), Optional.of(""));
    check(start);
    if (markup != null) {
      markup.end();
    }
    Position where = cursor.source().position(start);
    return new SimpleCommand(where, kind, assignments, taken, redirections);
  }

  private static CursorContext.Kind spot(SimpleCommand.Kind kind) {
    return switch (kind) {
      case COMMAND -> CursorContext.Kind.WORD;
      case PROGRAM -> CursorContext.Kind.PROGRAM;
      case PIPED -> CursorContext.Kind.PIPED;
    };
  }

  private boolean bang() {
    int here = cursor.offset();
    if (!cursor.take('!')) {
      return false;
    }
    if (cursor.peek() == '!') {
      throw cursor.refuse(Unsupported.HISTORY, here);
    }
    if (!wordParser.startsWord()) {
      cursor.fresh(CursorContext.Kind.PROGRAM);
      throw cursor.refuse(Unsupported.NEGATION, here);
    }
    return true;
  }

  private void word(int here, SimpleCommand.Kind kind) {
    Word word = wordParser.word(spot(kind));
    char next = cursor.peek();
    if ((next == '<' || next == '>') && isNumber(word)) {
      throw cursor.refuse(Unsupported.DESCRIPTOR, here);
    }
    if (taken.isEmpty()) {
      refuseReserved(word, here);
    }
    Assignment assignment = assignment(word, here);
    if (assignment != null && taken.isEmpty() && kind != PROGRAM) {
      if (piped) {
        throw cursor.refuse(Unsupported.ASSIGNMENT_IN_PIPE, here);
      }
      int value = here + assignment.name().length() + 1;
      cursor.mark(MarkedSpan.Kind.ASSIGNMENT, here, value);
      if (marked != null) {
        marked.assign(assignment, value, cursor.offset());
      }
      assignments.add(assignment);
      return;
    }
    if (!assignments.isEmpty()) {
      throw cursor.refuse(Unsupported.PREFIX_ASSIGNMENT, here);
    }
    taken.add(word);
    if (marked != null) {
      marked.add(here, cursor.offset(), word);
    }
  }

  /** The word as an assignment; nothing when it has not the form of one. */
  private @Nullable Assignment assignment(Word word, int here) {
    if (word.parts().isEmpty()
        || !(word.parts().get(0) instanceof Part.Literal head)
        || head.quoted()) {
      return null;
    }
    String text = head.text();
    int equals = VariableNames.end(text, 0);
    boolean named = equals > 0 && VariableNames.isStart(text.charAt(0));
    if (taken.isEmpty() && named && text.startsWith("+=", equals)) {
      throw cursor.refuse(Unsupported.APPEND_ASSIGNMENT, here);
    }
    if (!named || !text.startsWith("=", equals)) {
      return null;
    }
    List<Part> value = new ArrayList<>(word.parts());
    value.set(0, new Part.Literal(text.substring(equals + 1), false));
    refuseTilde(value, here);
    return new Assignment(text.substring(0, equals), new Word(word.where(), value));
  }

  /** In the value of an assignment a tilde is special at the start and behind a colon. */
  private void refuseTilde(List<Part> value, int here) {
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) instanceof Part.Literal text && !text.quoted()) {
        if (text.text().contains(":~") || (i == 0 && text.text().startsWith("~"))) {
          throw cursor.refuse(Unsupported.TILDE, here);
        }
      }
    }
  }

  private static boolean isNumber(Word word) {
    return word.parts().size() == 1
        && word.parts().get(0) instanceof Part.Literal text
        && !text.quoted()
        && text.text().chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void refuseReserved(Word word, int here) {
    if (word.parts().size() == 1
        && word.parts().get(0) instanceof Part.Literal text
        && !text.quoted()) {
      Optional<Unsupported> keyword = ListParser.keyword(text.text());
      if (keyword.isPresent()) {
        throw cursor.refuse(keyword.get(), here);
      }
      if (text.text().equals("{") || text.text().equals("}")) {
        throw cursor.refuse(Unsupported.GROUP, here);
      }
    }
  }

  private void check(int start) {
    if (!taken.isEmpty()) {
      checkPipe(start);
    } else if (!assignments.isEmpty() && redirections.isEmpty()) {
      if (cursor.peek() == '|' && cursor.peekSecond() != '|') {
        throw cursor.refuse(Unsupported.ASSIGNMENT_IN_PIPE, start);
      }
    } else if (!redirections.isEmpty()) {
      throw cursor.refuse(
          assignments.isEmpty() ? Unsupported.BARE_REDIRECTION : Unsupported.ASSIGNMENT_REDIRECTED,
          start);
    } else {
      throw missing();
    }
  }

  private void checkPipe(int start) {
    boolean intoPipe = cursor.peek() == '|' && cursor.peekSecond() != '|';
    for (Redirection redirection : redirections) {
      boolean output = redirection instanceof Redirection.To;
      if (piped && !output) {
        throw cursor.refuse(Unsupported.PIPE_HAS_INPUT, start);
      }
      if (intoPipe && output) {
        throw cursor.refuse(Unsupported.PIPE_HAS_OUTPUT, start);
      }
    }
  }

  private SyntaxException missing() {
    char c = cursor.peek();
    String before = c == '\n' || c == Cursor.END ? "the end of the line" : "`" + c + "`";
    if ((c == '&' || c == '|') && cursor.peekSecond() == c) {
      before = "`" + c + c + "`";
    } else if (c == '&') {
      return cursor.refuse(Unsupported.BACKGROUND, cursor.offset());
    } else if (c == ';' && cursor.peekSecond() == ';') {
      return cursor.refuse(Unsupported.CASE_END, cursor.offset());
    }
    return cursor.wrong(
        cursor.offset(),
        "A command is missing before " + before + ".",
        "Write it, or leave the separator out.");
  }
}
