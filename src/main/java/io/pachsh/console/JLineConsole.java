package io.pachsh.console;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.outside.Lines;
import io.pachsh.outside.Sanitiser;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The person at the terminal that the process was started in. The terminal is opened, and the line
 * editor loaded, when something is first asked. Questions are for one thread at a time.
 */
public final class JLineConsole implements LineConsole {
  private static final Syntax ANY_LINE = text -> new Syntax.Result.Complete();

  /** How long keys typed before a question may take to arrive, in milliseconds. */
  private static final long TYPED_AHEAD_MILLIS = 20;

  /** What is assumed where there is no screen. */
  private static final int WITHOUT_SCREEN_COLUMNS = 80;

  private static final int WITHOUT_SCREEN_ROWS = 24;

  private final Terminals terminals;
  private final Interrupts interrupts;
  private final Opening opening;
  private final EditedLine edited = new EditedLine();
  private @Nullable Terminal terminal;

  /** What the system's signals did before the terminal was opened. */
  private final Map<Signal, Object> before = new EnumMap<>(Signal.class);

  private @Nullable HiddenKeyboard questions;

  /** How the terminal is opened. */
  interface Opening {
    Terminal open() throws IOException;
  }

  /** Once the terminal is open, its Ctrl-C goes to {@code interrupts} unless a prompt is open. */
  public JLineConsole(Terminals terminals, Interrupts interrupts) {
    this(terminals, interrupts, () -> SystemTerminal.open(System.getenv("TERM")));
  }

  /** A console apart from the process's terminal: on a pseudo-terminal of its own. */
  public static JLineConsole apart(
      Terminals terminals, Interrupts interrupts, InputStream keys, OutputStream screen) {
    return new JLineConsole(terminals, interrupts, () -> SystemTerminal.apart(keys, screen));
  }

  JLineConsole(Terminals terminals, Interrupts interrupts, Opening opening) {
    this.terminals = terminals;
    this.interrupts = interrupts;
    this.opening = opening;
  }

  /** A keyboard for command lines. Opens the terminal. */
  @Override
  public Keyboard keyboard(Syntax syntax, Completions completions) {
    return keyboardOn(terminal(), syntax, completions);
  }

  @Override
  public OutputStream betweenLines(OutputStream screen) {
    return edited.before(screen);
  }

  @Override
  public boolean isInteractive() {
    return terminals.interactive();
  }

  @Override
  public Secret readSecret(String label) {
    HiddenKeyboard keyboard = ask(label);
    String typed = answered(keyboard.readHidden(Sanitiser.line(label) + ": "), label);
    // A paste can bring the final newline of the file it came from.
    return Secret.of(typed.replaceFirst("[\r\n]+$", ""));
  }

  @Override
  public String readLine(String label) {
    return answered(ask(label).readLine(Sanitiser.line(label) + ": "), label);
  }

  @Override
  public String choose(String question, List<String> answers) {
    HiddenKeyboard keyboard = ask(question);
    Question asked = new Question(Sanitiser.line(question), answers);
    while (true) {
      Optional<String> answer =
          asked.answer(answered(keyboard.readLine(asked.prompt(width())), question));
      if (answer.isPresent()) {
        return answer.get();
      }
      say(asked.again());
    }
  }

  @Override
  public int width() {
    if (terminal != null) {
      int columns = terminal.getSize().getColumns();
      return columns > 0 ? columns : WITHOUT_SCREEN_COLUMNS;
    }
    return terminals.out() ? widthOfThisTerminal() : WITHOUT_SCREEN_COLUMNS;
  }

  /**
   * The width, found without opening the terminal: by {@code COLUMNS}, which a person may set, else
   * by what {@code stty} says.
   */
  private static int widthOfThisTerminal() {
    int told = number(System.getenv("COLUMNS"));
    return told > 0 ? told : askedWidth();
  }

  private static int askedWidth() {
    try {
      Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
      String rowsAndColumns =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      int columns = number(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
      return columns > 0 ? columns : WITHOUT_SCREEN_COLUMNS;
    } catch (IOException e) {
      return WITHOUT_SCREEN_COLUMNS;
    }
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public int height() {
    int rows = terminal != null ? terminal.getSize().getRows() : 0;
    return rows > 0 ? rows : WITHOUT_SCREEN_ROWS;
  }

  /** Gives the terminal back as it was found. */
  @Override
  public void close() {
    if (terminal != null) {
      try {
        terminal.close();
      } catch (IOException e) {
        System.getLogger("io.pachsh.console")
            .log(System.Logger.Level.DEBUG, "the terminal did not close", e);
      }
      terminal = null;
      before.forEach((signal, found) -> Signals.unregister(signal.name(), found));
      before.clear();
    }
  }

  private HiddenKeyboard ask(String what) {
    if (!isInteractive()) {
      throw new Failure(
          Exit.USAGE,
          "There is no terminal to ask on: \"" + what + "\".",
          "Give the answer by an option, or by standard input.");
    }
    Terminal open = terminal();
    if (questions == null) {
      questions = keyboardOn(open, ANY_LINE, (text, cursor) -> CompletionResult.none(cursor));
    }
    if (dropTypedAhead(open)) {
      say("What was typed or pasted before this question is dropped.");
    }
    return questions;
  }

  private static String answered(Input input, String what) {
    if (input instanceof Input.Line line) {
      return line.text();
    }
    if (input instanceof Input.Interrupt) {
      throw new Interruption("Interrupted: \"" + what + "\" got no answer.", Lines.none());
    }
    throw new Failure(Exit.USAGE, "The input ended: \"" + what + "\" got no answer.");
  }

  /** A question is for the keyboard: the rest of a paste must not answer it. */
  private static boolean dropTypedAhead(Terminal terminal) {
    Attributes before = terminal.enterRawMode();
    try {
      boolean any = false;
      while (terminal.reader().peek(TYPED_AHEAD_MILLIS) >= 0) {
        terminal.reader().read();
        any = true;
      }
      return any;
    } catch (IOException e) {
      return false;
    } finally {
      terminal.setAttributes(before);
    }
  }

  private void say(String sentence) {
    terminal().writer().println(sentence);
    terminal().flush();
  }

  private Terminal terminal() {
    if (terminal == null) {
      try {
        terminal = opening.open();
      } catch (IOException e) {
        throw new Failure(
            Exit.FAILED,
            "The terminal cannot be opened: " + e.getMessage(),
            "Commands can also be given by -c, by -f FILE or by standard input.");
      }
      terminal.handle(Signal.INT, signal -> interrupts.raise());
      passOn(terminal);
    }
    return terminal;
  }

  /**
   * Passes signals on to whatever handler the terminal has for them. JLine would do so itself, but
   * it takes the system's handler away and puts another one there whenever a line begins or ends,
   * and a Ctrl-C in between ends the process.
   */
  private void passOn(Terminal opened) {
    for (Signal signal : List.of(Signal.INT, Signal.WINCH, Signal.CONT)) {
      Object found = Signals.register(signal.name(), () -> opened.raise(signal));
      if (found != null) {
        before.put(signal, found);
      }
    }
  }

  private HiddenKeyboard keyboardOn(Terminal terminal, Syntax syntax, Completions completions) {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB)
        ? new PlainKeyboard(terminal, syntax)
        : new EditingKeyboard(terminal, syntax, completions, edited);
  }
}
