package io.pachsh.console;

/** What the person did at a prompt. */
public sealed interface Input {
  /** Text without its final newline; {@code pasted} when line breaks in it came by a paste. */
  record Line(String text, boolean pasted) implements Input {
    /** Typed text. */
    public Line(String text) {
      this(text, false);
    }

    /** Without the text: a secret may have been typed. */
    @Override
    public String toString() {
      return "Line[" + text.length() + "]";
    }
  }

  /** Pressed Ctrl-C. {@code abandoned} is what stood on the line, empty if nothing did. */
  record Interrupt(String abandoned) implements Input {
    /** Without the text. */
    @Override
    public String toString() {
      return "Interrupt[" + abandoned.length() + "]";
    }
  }

  /** Pressed Ctrl-D on an empty line, or the terminal went away. */
  record End() implements Input {}
}
