package io.pachsh.language;

import io.pachsh.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;

/**
 * Reads a script command by command: it takes as many lines as one complete command needs, so that
 * a pipe can drive a session. Behind a problem nothing more is read, because what follows might
 * have been meant as something else than commands.
 */
public final class CommandReader {
  /** What the script says next. */
  public sealed interface Next {}

  /** A complete command. */
  public record Command(CompleteCommand completeCommand) implements Next {}

  /** The script is not of the language here; the next answer is the end. */
  public record Problem(SyntaxProblem problem) implements Next {}

  /** Nothing more. */
  public record End() implements Next {}

  /** The characters that one command may take, its here-documents among them. */
  private static final int LONGEST = 64 << 20;

  private final LineSource lines;
  private final CopiedLines copied;
  private final Queue<Next> ready = new ArrayDeque<>(1);
  private int lineNumber;

  /** The line on which the command that is read begins, and how many characters it has so far. */
  private int first;

  private long length;
  private boolean ended;

  public CommandReader(LineSource lines) {
    this(lines, CopiedLines.AS_WRITTEN);
  }

  /** {@code copied} gives what the lines of each command were meant to be. */
  public CommandReader(LineSource lines, CopiedLines copied) {
    this.lines = lines;
    this.copied = copied;
  }

  /**
   * The next command. Blocks until its last line has arrived.
   *
   * @throws IOException when the script cannot be read
   */
  public Next next() throws IOException {
    while (ready.isEmpty()) {
      if (ended) {
        return new End();
      }
      read();
    }
    return ready.remove();
  }

  private void read() throws IOException {
    first = lineNumber + 1;
    length = 0;
    Optional<String> line = line(copied::first);
    if (line.isEmpty()) {
      ended = true;
      return;
    }
    try {
      offer(Parser.read(line.get(), lineNumber, () -> line(copied::further)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<String> line(UnaryOperator<String> meaning) throws IOException {
    Optional<String> written = line();
    if (written.isEmpty()) {
      return written;
    }
    try {
      return written.map(meaning);
    } catch (Failure failure) {
      ended = true;
      ready.add(new Problem(SyntaxProblem.refused(new Position(lineNumber, 1), failure)));
      return Optional.empty();
    }
  }

  private Optional<String> line() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    lineNumber++;
    try {
      Optional<String> line = lines.next();
      length += line.map(String::length).orElse(0);
      if (length > LONGEST) {
        ended = true;
        ready.add(new Problem(endless(first)));
        return Optional.empty();
      }
      return line;
    } catch (CharacterCodingException e) {
      ended = true;
      Position where = new Position(lineNumber, 1);
      ready.add(
          new Problem(
              new SyntaxProblem(
                  where, "This line is not UTF-8 text.", "Save the script as UTF-8.", "")));
      return Optional.empty();
    }
  }

  private static SyntaxProblem endless(int line) {
    return new SyntaxProblem(
        new Position(line, 1),
        "The command that begins here does not end within 64 MiB.",
        "Close its quotes and here-documents, or give what is that large as a file.",
        "");
  }

  private void offer(Parsed parsed) {
    if (!ready.isEmpty()) {
      return; // The line that was not UTF-8 is the problem, not what it left open.
    }
    if (parsed instanceof Parsed.Complete complete) {
      complete.lines().forEach(completeCommand -> ready.add(new Command(completeCommand)));
    } else if (parsed instanceof Parsed.Wrong wrong) {
      wrong.before().forEach(completeCommand -> ready.add(new Command(completeCommand)));
      ready.add(new Problem(wrong.problem()));
      ended = true;
    } else {
      ready.add(new Problem(((Parsed.Open) parsed).atEnd()));
      ended = true;
    }
  }
}
