package io.pachsh.language;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads a script command by command: it takes as many lines as one complete command needs, so that
 * a pipe can drive a session. Behind a problem nothing more is read, because what follows might
 * have been meant as something else than commands.
 */
public final class CommandReader {
  /** What the script says next. */
  public sealed interface Next {}

  /** A complete command. */
  public record Command(Line line) implements Next {}

  /** The script is not of the language here; the next answer is the end. */
  public record Problem(SyntaxProblem problem) implements Next {}

  /** Nothing more. */
  public record End() implements Next {}

  /** The characters that one command may take, its here-documents among them. */
  private static final int LONGEST = 64 << 20;

  private final LineSource lines;
  private final Queue<Next> ready = new ArrayDeque<>(1);
  private int lineNumber;
  private boolean ended;

  public CommandReader(LineSource lines) {
    this.lines = lines;
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
    Optional<String> line = line();
    if (line.isEmpty()) {
      ended = true;
      return;
    }
    int first = lineNumber;
    StringBuilder text = new StringBuilder(line.get());
    Parsed parsed = Parser.parse(text.toString(), first);
    while (parsed instanceof Parsed.Open open) {
      line = line();
      if (line.isEmpty()) {
        ended = true;
        parsed = atEnd(text.append('\n').toString(), first);
        break;
      }
      text.append('\n').append(line.get());
      if (text.length() > LONGEST) {
        ended = true;
        ready.add(new Problem(endless(first)));
        return;
      }
      if (open.closer().mayClose(line.get())) {
        parsed = Parser.parse(text.toString(), first);
      }
    }
    offer(parsed);
  }

  private Optional<String> line() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    lineNumber++;
    try {
      return lines.next();
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

  private static SyntaxProblem endless(int first) {
    return new SyntaxProblem(
        new Position(first, 1),
        "The command that begins here does not end within 64 MiB.",
        "Close its quotes and here-documents, or give what is that large as a file.",
        "");
  }

  /** Parses once more what stays open, so that the problem knows all lines. */
  private static Parsed atEnd(String text, int first) {
    Parsed parsed = Parser.parse(text, first);
    return parsed instanceof Parsed.Open open ? new Parsed.Wrong(List.of(), open.atEnd()) : parsed;
  }

  private void offer(Parsed parsed) {
    if (!ready.isEmpty()) {
      return; // The line that was not UTF-8 is the problem, not what it left open.
    }
    if (parsed instanceof Parsed.Complete complete) {
      complete.lines().forEach(line -> ready.add(new Command(line)));
    } else if (parsed instanceof Parsed.Wrong wrong) {
      wrong.before().forEach(line -> ready.add(new Command(line)));
      ready.add(new Problem(wrong.problem()));
      ended = true;
    }
  }
}
