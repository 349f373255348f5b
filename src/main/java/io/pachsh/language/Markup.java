package io.pachsh.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the parser saw in a text, however unfinished or wrong it is, by place; for showing the text
 * in colours, and for completing its end.
 */
public final class Markup {
  private final List<MarkedSpan> marks = new ArrayList<>();
  private final List<MarkedCommand> commands = new ArrayList<>();
  private final List<Stretch> documents = new ArrayList<>();
  private final List<MarkedCommand.AssignedValue> defaults = new ArrayList<>();

  /** A part of the text. */
  public record Stretch(int start, int end) {}

  /** The commands that the parser is in, the innermost first. */
  private final Deque<MarkedCommand> current = new ArrayDeque<>();

  private final int length;
  private @Nullable CursorContext cursorContext;
  private boolean ended;

  private Markup(int length) {
    this.length = length;
  }

  /** Reads a text as it is being typed. */
  public static Markup of(String text) {
    Markup markup = new Markup(text.length());
    if (text.startsWith("\uFEFF")) {
      return markup; // The parser drops it, which would shift every place.
    }
    if (Parser.parse(text, 1, markup) instanceof Parsed.Wrong wrong) {
      Position where = wrong.problem().where();
      int start = Math.min(text.length(), lineStart(text, where.line()) + where.column() - 1);
      markup.mark(MarkedSpan.Kind.PROBLEM, start, Math.min(text.length(), start + 1));
    }
    // What begins first encloses what begins later.
    markup.marks.sort(
        Comparator.comparingInt(MarkedSpan::start)
            .thenComparing(MarkedSpan::end, Comparator.reverseOrder()));
    return markup;
  }

  /** The marks, outer ones before the ones within them. */
  public List<MarkedSpan> marks() {
    return List.copyOf(marks);
  }

  /** Every command in the text, substituted ones included. */
  public List<MarkedCommand> commands() {
    return List.copyOf(commands);
  }

  /** The bodies of here-documents, with the lines that close them. */
  public List<Stretch> documents() {
    return List.copyOf(documents);
  }

  /** The values that stand in for unset variables: {@code ${NAME:-value}}. */
  public List<MarkedCommand.AssignedValue> defaults() {
    return List.copyOf(defaults);
  }

  /** What is being written at the text's end; nothing where that could be anything. */
  public Optional<CursorContext> spot() {
    return Optional.ofNullable(cursorContext);
  }

  void mark(MarkedSpan.Kind kind, int start, int end) {
    if (start < end) {
      marks.add(new MarkedSpan(start, end, kind));
    }
  }

  void document(int start, int end) {
    documents.add(new Stretch(start, end));
  }

  void otherwise(String name, int start, int end, Word value) {
    defaults.add(new MarkedCommand.AssignedValue(name, start, end, value));
  }

  MarkedCommand begin(int start, SimpleCommand.Kind kind) {
    MarkedCommand command = new MarkedCommand(start, kind);
    commands.add(command);
    current.push(command);
    return command;
  }

  void end() {
    current.pop();
  }

  /** Whether the text ends there, and nothing was said about its end yet. */
  boolean endsAt(int offset) {
    return !ended && offset == length;
  }

  /** Says what is being written at the end: whoever sees the end first, knows it best. */
  void spot(CursorContext.Kind kind, int start, Optional<String> typed, char quote) {
    if (!ended) {
      ended = true;
      cursorContext =
          new CursorContext(kind, start, typed, quote, Optional.ofNullable(current.peek()));
    }
  }

  /** Says that a command, or a program, may begin at the end. */
  void fresh(CursorContext.Kind kind) {
    if (!ended) {
      ended = true;
      cursorContext =
          new CursorContext(
              kind, length, Optional.of(""), CursorContext.NO_QUOTE, Optional.empty());
    }
  }

  /** Says that nothing of the language is being written at the end. */
  void nothing() {
    ended = true;
  }

  private static int lineStart(String text, int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }
}
