package io.pachsh.console;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What one command reads from and writes to. Text is UTF-8. {@code in} is the process's standard
 * input, a here-document, a file, or empty; {@code atTerminal} says whether it is a keyboard, which
 * is the only case in which a command may ask a question; {@code motion} says what {@code err} can
 * show while work goes on.
 */
public record Streams(
    InputStream in, boolean atTerminal, PrintStream out, PrintStream err, Motion motion) {
  /** Streams on whose err nobody looks while work goes on. */
  public Streams(InputStream in, boolean atTerminal, PrintStream out, PrintStream err) {
    this(in, atTerminal, out, err, Motion.NONE);
  }

  /** The same streams with another input, which is no keyboard. */
  public Streams readingFrom(InputStream other) {
    return new Streams(other, false, out, err, motion);
  }

  /** The same streams with another output. */
  public Streams writingTo(PrintStream other) {
    return new Streams(in, atTerminal, other, err, motion);
  }
}
