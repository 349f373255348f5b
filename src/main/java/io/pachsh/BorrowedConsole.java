package io.pachsh;

import io.pachsh.console.Completions;
import io.pachsh.console.Keyboard;
import io.pachsh.console.LineConsole;
import io.pachsh.console.Syntax;
import io.pachsh.secret.Secret;
import java.io.OutputStream;
import java.util.List;

/** A console that belongs to somebody else, who closes it. */
record BorrowedConsole(LineConsole owned) implements LineConsole {
  @Override
  public Keyboard keyboard(Syntax syntax, Completions completions) {
    return owned.keyboard(syntax, completions);
  }

  @Override
  public OutputStream betweenLines(OutputStream screen) {
    return owned.betweenLines(screen);
  }

  @Override
  public boolean isInteractive() {
    return owned.isInteractive();
  }

  @Override
  public Secret readSecret(String label) {
    return owned.readSecret(label);
  }

  @Override
  public String readLine(String label) {
    return owned.readLine(label);
  }

  @Override
  public String choose(String question, List<String> answers) {
    return owned.choose(question, answers);
  }

  @Override
  public int width() {
    return owned.width();
  }

  @Override
  public int height() {
    return owned.height();
  }

  @Override
  public void close() {}
}
