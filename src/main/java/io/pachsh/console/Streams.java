package io.pachsh.console;

import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What one command reads from and writes to. Text is UTF-8. {@code in} is the process's standard
 * input, a here-document, a file, or empty; {@code atTerminal} says whether it is a keyboard, which
 * is the only case in which a command may ask a question; {@code motion} says what {@code err} can
 * show while work goes on, {@code shown} makes of a line beside the answer what may be shown, and
 * {@code look} says how such lines look.
 */
public record Streams(
    InputStream in,
    boolean atTerminal,
    PrintStream out,
    PrintStream err,
    ProgressStyle progressStyle,
    UnaryOperator<String> shown,
    Look look) {
  /**
   * How lines beside the answers look.
   *
   * @param isSeen whether a screen shows them as they come
   * @param theme the colours they may have, asked each time
   */
  public record Look(boolean isSeen, Supplier<Theme> theme) {
    /** Of lines that go to a file or a program. */
    public static final Look UNSEEN = new Look(false, () -> Theme.PLAIN);
  }

  /** How a note begins. */
  public static final String NOTE = "note: ";

  /** Streams that show every line as it is. */
  public Streams(
      InputStream in,
      boolean atTerminal,
      PrintStream out,
      PrintStream err,
      ProgressStyle progressStyle) {
    this(in, atTerminal, out, err, progressStyle, UnaryOperator.identity(), Look.UNSEEN);
  }

  /** Streams on whose err nobody looks while work goes on. */
  public Streams(InputStream in, boolean atTerminal, PrintStream out, PrintStream err) {
    this(in, atTerminal, out, err, ProgressStyle.NONE);
  }

  /** Tells the person something beside the answer: one line, whatever the text holds. */
  public void note(String text) {
    say(NOTE + text);
  }

  /** The same with more lines below it. */
  public void note(Lines lines) {
    say(NOTE, lines);
  }

  /** Tells the person that something may go wrong. */
  public void warn(Lines lines) {
    say("warning: ", lines);
  }

  /** Tells the person what can be done now; {@code look} makes it one that may be skipped. */
  public void next(String what, UnaryOperator<String> look) {
    err.println(look.apply(Sanitiser.quoted(shown.apply("next: " + what))));
  }

  /** Shows the person a line, beside the answer. */
  public void say(String line) {
    err.println(Sanitiser.quoted(shown.apply(line)));
  }

  /** Shows the person lines, beside the answer. */
  public void say(Lines lines) {
    say("", lines);
  }

  private void say(String beginning, Lines lines) {
    String before = beginning;
    for (String line : lines.all()) {
      err.println(shown.apply(before + line));
      before = "";
    }
  }

  /** Shows the person what a change makes of what was, where one looks on; scripts get nothing. */
  public void changes(List<String> lines) {
    if (look.isSeen()) {
      details(lines);
    }
  }

  /** Shows the person who is asked what it is about; what is added or goes is coloured. */
  public void details(List<String> lines) {
    if (atTerminal) {
      lines.stream()
          .map(line -> Sanitiser.quoted(shown.apply(line)))
          .forEach(line -> err.println(ChangeLine.styled(line, look.theme().get())));
    }
  }

  /** Draws a picture beside the answer: rows of our own, each of which {@code look} colours. */
  public void draw(List<String> rows, UnaryOperator<String> look) {
    rows.forEach(row -> err.println(look.apply(Sanitiser.line(row))));
  }

  /** Shows what the person gave, as it is, behind a prompt of ours. */
  public void echo(String prompt, String text) {
    err.println(prompt + Sanitiser.text(text));
  }

  /** Shows lines of an answer that goes on for as long as the command runs. */
  public void begin(Lines answer) {
    answer.all().forEach(out::println);
    out.flush();
  }

  /** The same streams with another input, which is no keyboard. */
  public Streams readingFrom(InputStream other) {
    return new Streams(other, false, out, err, progressStyle, shown, look);
  }

  /**
   * The same streams for a command that has read its input, such as a here-document, and may ask
   * the person where there is one.
   */
  public Streams askingThrough(Console console) {
    return new Streams(
        in, atTerminal || console.isInteractive(), out, err, progressStyle, shown, look);
  }

  /** The same streams with another output. */
  public Streams writingTo(PrintStream other) {
    return new Streams(in, atTerminal, other, err, progressStyle, shown, look);
  }

  /** The same streams, whose lines beside the answer are shown as this makes them. */
  public Streams showing(UnaryOperator<String> other) {
    return new Streams(in, atTerminal, out, err, progressStyle, other, look);
  }

  /** The same streams, whose lines beside the answer look so. */
  public Streams looking(Look other) {
    return new Streams(in, atTerminal, out, err, progressStyle, shown, other);
  }
}
