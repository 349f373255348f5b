package io.pachsh.console;

/** What the person did at a prompt. */
public sealed interface Input {
  /** Typed or pasted text, without its final newline; a paste can hold several lines. */
  record Line(String text) implements Input {}

  /** Pressed Ctrl-C. {@code abandoned} is what stood on the line, empty if nothing did. */
  record Interrupt(String abandoned) implements Input {}

  /** Pressed Ctrl-D on an empty line, or the terminal went away. */
  record End() implements Input {}
}
