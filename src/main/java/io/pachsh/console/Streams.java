package io.pachsh.console;

import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/**
 * What one command reads from and writes to. Text is UTF-8. {@code in} is the process's standard
 * input, a here-document, a file, or empty; {@code atTerminal} says whether it is a keyboard, which
 * is the only case in which a command may ask a question; {@code motion} says what {@code err} can
 * show while work goes on, and {@code shown} makes of a line beside the answer what may be shown.
 */
public record Streams(
    InputStream in,
    boolean atTerminal,
    PrintStream out,
    PrintStream err,
    ProgressStyle progressStyle,
    UnaryOperator<String> shown) {
  /** Streams that show every line as it is. */
  public Streams(
      InputStream in,
      boolean atTerminal,
      PrintStream out,
      PrintStream err,
      ProgressStyle progressStyle) {
    this(in, atTerminal, out, err, progressStyle, UnaryOperator.identity());
  }

  /** Streams on whose err nobody looks while work goes on. */
  public Streams(InputStream in, boolean atTerminal, PrintStream out, PrintStream err) {
    this(in, atTerminal, out, err, ProgressStyle.NONE);
  }

  /** Tells the person something beside the answer: one line, whatever the text holds. */
  public void note(String text) {
    say("note: " + text);
  }

  /** Shows the person a line, beside the answer. */
  public void say(String line) {
    err.println(Sanitiser.quoted(shown.apply(line)));
  }

  /** Shows the person lines, beside the answer. */
  public void say(Lines lines) {
    lines.all().stream().map(shown).forEach(err::println);
  }

  /** The same streams with another input, which is no keyboard. */
  public Streams readingFrom(InputStream other) {
    return new Streams(other, false, out, err, progressStyle, shown);
  }

  /** The same streams with another output. */
  public Streams writingTo(PrintStream other) {
    return new Streams(in, atTerminal, other, err, progressStyle, shown);
  }

  /** The same streams, whose lines beside the answer are shown as this makes them. */
  public Streams showing(UnaryOperator<String> other) {
    return new Streams(in, atTerminal, out, err, progressStyle, other);
  }
}
