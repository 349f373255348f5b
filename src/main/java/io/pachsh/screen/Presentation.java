package io.pachsh.screen;

import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import io.pachsh.output.Wrap;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How answers and failures are shown in this run.
 *
 * @param mode who drives the session, which decides how a message begins
 * @param format the format for answers of lines that name none
 * @param theme the colours, asked each time
 * @param screen how wide answers and messages may be
 * @param readableByOthers whether a text can be read by other users of the machine, because it
 *     stands on the operating system's command line
 * @param outlet the way to an output: by a pager, where that is the screen
 * @param bugs keeps a stack trace and says in a sentence where
 */
public record Presentation(
    Mode mode,
    Format format,
    Supplier<Theme> theme,
    Screen screen,
    Function<PrintStream, AnswerSink> outlet,
    Predicate<String> readableByOthers,
    Function<RuntimeException, String> bugs) {
  private static final int USUAL_SCREEN = 80;
  private static final int WIDEST_TEXT = 100;
  private static final int INDENT = 2;
  private static final String ERROR = "error: ";
  private static final String PROGRAM = "pachsh: ";

  /** Who drives the session. */
  public enum Mode {
    INTERACTIVE,
    SCRIPT,
    ONE_SHOT
  }

  /**
   * Where things are shown.
   *
   * @param width its columns, asked each time; 0 for no limit
   * @param wraps whether messages are broken at words, as on a person's screen
   * @param shows whether what is written to an output is seen there, and not in a file or program
   */
  public record Screen(IntSupplier width, boolean wraps, Predicate<PrintStream> shows) {}

  /** How wide a text may be; a usual screen where there is none. */
  public int columns() {
    int asked = screen.width().getAsInt();
    return asked > 0 ? Math.min(asked, WIDEST_TEXT) : USUAL_SCREEN;
  }

  public void show(Answer answer, Format chosen, PrintStream out) {
    Renderer renderer =
        screen.shows().test(out)
            ? new Renderer(screen.width().getAsInt(), theme.get())
            : new Renderer(0, Theme.PLAIN);
    try (AnswerSink open = outlet.apply(out)) {
      renderer.write(answer, chosen, open);
    } catch (IOException e) {
      // Nobody takes the rest; the runner finds that out, too, and says so.
    }
  }

  /**
   * Prints what failed, where, and what to do next; returns the exit status.
   *
   * @param where {@code FILE:LINE} in a script, {@code :LINE} at the prompt
   */
  public int report(String where, Failure failure, PrintStream err) {
    String prefix =
        switch (mode) {
          case SCRIPT -> where + ": ";
          case INTERACTIVE -> where.startsWith(":") ? ERROR : where + ": ";
          case ONE_SHOT -> where.startsWith(":") ? PROGRAM : where + ": ";
        };
    return print(prefix, failure, err);
  }

  private int print(String prefix, Failure failure, PrintStream err) {
    err.println(shown(prefix, failure));
    err.flush();
    return failure.exit().status();
  }

  /** A failure of the person at the prompt as it is shown, without a final newline. */
  public String shown(Failure failure) {
    return shown(ERROR, failure);
  }

  private String shown(String prefix, Failure failure) {
    List<String> lines = lines(prefix, failure, screen.wraps() ? screen.width().getAsInt() : 0);
    lines.set(
        0,
        Style.ERROR.apply(prefix, theme.get())
            + lines.get(0).substring(Math.min(prefix.length(), lines.get(0).length())));
    return String.join("\n", lines);
  }

  /** A failure as it is shown where nothing is put together yet, or any more. */
  public static Lines plain(Failure failure) {
    return Lines.of(lines(PROGRAM, failure, 0));
  }

  private static List<String> lines(String prefix, Failure failure, int columns) {
    String sentence = Sanitiser.quoted(prefix) + failure.sentence();
    List<String> lines = new ArrayList<>(wrapped(sentence, columns));
    List<String> below = failure.below().all();
    for (int i = 0; i < below.size(); i++) {
      if (failure.below().isCopied(i)) {
        lines.add(below.get(i));
      } else {
        wrapped(below.get(i), columns - INDENT)
            .forEach(line -> lines.add(" ".repeat(INDENT) + line));
      }
    }
    return lines;
  }

  /** Sentences are wrapped; excerpts and what is to be copied are not. */
  private static List<String> wrapped(String line, int columns) {
    boolean verbatim = line.isEmpty() || " {[\"".indexOf(line.charAt(0)) >= 0;
    return columns <= 0 || verbatim ? List.of(line) : Wrap.words(line, columns);
  }

  /** Prints what is wrong with a text that was typed or given, whose place the sentence names. */
  public int reportText(Failure failure, PrintStream err) {
    return print(mode == Mode.INTERACTIVE ? ERROR : "", failure, err);
  }

  /** Prints what is wrong with a file, whose name the sentence begins with. */
  public int reportFile(Failure failure, PrintStream err) {
    return print("", failure, err);
  }

  /** One line about a bug, the rest of which goes to the log. */
  public Failure failure(RuntimeException bug) {
    String what = bug.getClass().getSimpleName() + ": " + bug.getMessage();
    return Failure.bug(what, Lines.of(bugs.apply(bug) + " Please report it."));
  }
}
