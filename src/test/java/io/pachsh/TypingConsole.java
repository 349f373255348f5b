package io.pachsh;

import io.pachsh.console.Completions;
import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Syntax;
import io.pachsh.secret.Secret;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A console whose person types prepared lines; leaves, discarding, when there are no more. */
final class TypingConsole implements LineConsole {
  private final Iterator<String> typed;
  private final PrintStream screen;
  private final Runnable beforeEnd;
  private final boolean present;

  TypingConsole(Iterator<String> typed, PrintStream screen, Runnable beforeEnd) {
    this(typed, screen, beforeEnd, true);
  }

  private TypingConsole(
      Iterator<String> typed, PrintStream screen, Runnable beforeEnd, boolean present) {
    this.typed = typed;
    this.screen = screen;
    this.beforeEnd = beforeEnd;
    this.present = present;
  }

  /** One before which nobody sits. */
  static TypingConsole deserted(PrintStream screen) {
    return new TypingConsole(Collections.emptyIterator(), screen, () -> {}, false);
  }

  @Override
  public Keyboard keyboard(Syntax syntax, Completions completions) {
    return new Keyboard() {
      @Override
      public Input readLine(String prompt) {
        if (!typed.hasNext()) {
          beforeEnd.run();
          return new Input.End();
        }
        StringBuilder text = new StringBuilder(typed.next());
        screen.println(prompt + text);
        while (syntax.check(text.toString()) instanceof Syntax.Result.Open open
            && typed.hasNext()) {
          String more = typed.next();
          screen.println(open.what() + "> " + more);
          text.append('\n').append(more);
        }
        return new Input.Line(text.toString());
      }

      @Override
      public void remember(String line) {}
    };
  }

  @Override
  public boolean isInteractive() {
    return present;
  }

  @Override
  public Secret readSecret(String label) {
    screen.println(label + ": ");
    return Secret.of(answer(""));
  }

  @Override
  public String readLine(String label) {
    screen.println(label + ": ");
    return answer("");
  }

  @Override
  public String choose(String question, List<String> answers) {
    if (!typed.hasNext()) {
      return answers.contains("discard") ? "discard" : answers.get(0);
    }
    screen.println(question + " [" + String.join("/", answers) + "]");
    return answer(answers.get(0));
  }

  @Override
  public int width() {
    return 80;
  }

  @Override
  public int height() {
    return 24;
  }

  @Override
  public void close() {}

  private String answer(String otherwise) {
    String line = typed.hasNext() ? typed.next() : otherwise;
    screen.println("<<< " + line);
    return line;
  }
}
