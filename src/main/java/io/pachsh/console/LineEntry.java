package io.pachsh.console;

import java.util.Objects;
import java.util.Optional;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;

/**
 * How a line is entered: by Enter, which is held up once when the text has a fault that is better
 * mended first, or by pasting several whole commands. The newline that ends a paste is dropped: it
 * neither enters the line nor stays in it.
 */
final class LineEntry {
  private final LineReader reader;
  private final Syntax syntax;
  private String heldUp = "";
  private boolean pasted;

  LineEntry(LineReader reader, Syntax syntax) {
    this.reader = reader;
    this.syntax = syntax;
    reader.getWidgets().put(LineReader.ACCEPT_LINE, this::enter);
    reader.getWidgets().put(LineReader.BEGIN_PASTE, this::paste);
  }

  /** A new line begins. */
  void begin() {
    heldUp = "";
    pasted = false;
  }

  /** Whether a part of the line that has line breaks was pasted. */
  boolean pasted() {
    return pasted;
  }

  private boolean enter() {
    String text = reader.getBuffer().toString();
    if (!text.equals(heldUp) && syntax.check(text) instanceof Syntax.Result.Complete) {
      Optional<String> complaint = syntax.complaint(text);
      if (complaint.isPresent()) {
        heldUp = text;
        reader.printAbove(complaint.get());
        return true;
      }
    }
    return usual(LineReader.ACCEPT_LINE);
  }

  private boolean paste() {
    Buffer buffer = reader.getBuffer();
    boolean first = buffer.toString().isBlank();
    int start = buffer.cursor();
    boolean done = usual(LineReader.BEGIN_PASTE);
    while (buffer.cursor() > start && buffer.prevChar() == '\n') {
      buffer.backspace();
    }
    String text = buffer.toString();
    pasted |= text.indexOf('\n', Math.min(start, text.length())) >= 0;
    return (first && pasted && syntax.commands(text) > 1) ? enter() : done;
  }

  private boolean usual(String widget) {
    return Objects.requireNonNull(reader.getBuiltinWidgets().get(widget)).apply();
  }
}
