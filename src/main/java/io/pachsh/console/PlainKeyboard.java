package io.pachsh.console;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.NonBlockingReader;

/** A keyboard of a terminal that can do nothing: the system edits the line, nothing is drawn. */
final class PlainKeyboard implements HiddenKeyboard {
  private static final long READ_MILLIS = 60_000;

  private final Terminal terminal;
  private final Syntax syntax;

  PlainKeyboard(Terminal terminal, Syntax syntax) {
    this.terminal = terminal;
    this.syntax = syntax;
  }

  @Override
  public Input readLine(String prompt) {
    StringBuilder text = new StringBuilder();
    String next = prompt;
    while (true) {
      Input input = readOne(next);
      if (input instanceof Input.Interrupt) {
        return new Input.Interrupt(text.toString());
      }
      if (!(input instanceof Input.Line line)) {
        return input;
      }
      text.append(line.text());
      if (!(syntax.check(text.toString()) instanceof Syntax.Result.Open open)) {
        return new Input.Line(text.toString());
      }
      text.append('\n');
      next = open.what() + "> ";
    }
  }

  @Override
  public Input readHidden(String prompt) {
    Attributes before = terminal.getAttributes();
    Attributes silent = new Attributes(before);
    silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(silent);
    try {
      return readOne(prompt);
    } finally {
      terminal.setAttributes(before);
      terminal.writer().println();
      terminal.flush();
    }
  }

  /** Without arrow keys there is no recall. */
  @Override
  public void remember(String line) {}

  private Input readOne(String prompt) {
    Thread reading = Thread.currentThread();
    SignalHandler before = terminal.handle(Signal.INT, signal -> reading.interrupt());
    try {
      terminal.writer().print(prompt);
      terminal.flush();
      return untilNewline();
    } catch (InterruptedIOException e) {
      terminal.writer().println();
      terminal.flush();
      return new Input.Interrupt("");
    } catch (IOException e) {
      return new Input.End();
    } finally {
      terminal.handle(Signal.INT, before);
      Thread.interrupted();
    }
  }

  private Input untilNewline() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = next();
    while (c >= 0 && c != '\n' && c != '\r') {
      line.append((char) c);
      c = next();
    }
    return c < 0 && line.length() == 0 ? new Input.End() : new Input.Line(line.toString());
  }

  /** JLine 4.5.0's read without a time limit cannot be interrupted while the system edits. */
  private int next() throws IOException {
    int c = NonBlockingReader.READ_EXPIRED;
    while (c == NonBlockingReader.READ_EXPIRED) {
      c = terminal.reader().read(READ_MILLIS);
    }
    return c;
  }
}
