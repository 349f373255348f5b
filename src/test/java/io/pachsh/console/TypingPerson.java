package io.pachsh.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal in memory and a person before it, who types each text once its cue has appeared. */
final class TypingPerson {
  private final Deque<Step> steps = new ArrayDeque<>();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private byte[] typing = {};
  private int typed;
  private int seen;

  private record Step(String cue, String text) {}

  /** When that text appears behind the last cue, types this one. */
  TypingPerson on(String cue, String text) {
    steps.add(new Step(cue, text));
    return this;
  }

  /** Everything that was written to the screen. */
  synchronized String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  Terminal terminal(String type) throws IOException {
    Terminal terminal =
        new ExternalTerminal("test", type, new Keys(), new Screen(), StandardCharsets.UTF_8);
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ISIG, true);
    attributes.setControlChar(ControlChar.VINTR, 3);
    attributes.setControlChar(ControlChar.VEOF, 4);
    terminal.setAttributes(attributes);
    return terminal;
  }

  private synchronized int next() throws IOException {
    try {
      while (typed == typing.length) {
        Step step = steps.peek();
        if (step == null) {
          return -1;
        }
        int found = screen().indexOf(step.cue(), seen);
        if (found >= 0) {
          seen = found + step.cue().length();
          typing = steps.remove().text().getBytes(StandardCharsets.UTF_8);
          typed = 0;
        } else {
          wait();
        }
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return typing[typed++];
  }

  private final class Keys extends InputStream {
    @Override
    public int read() throws IOException {
      return next();
    }

    /** One key at a time: none is taken before the screen has answered the one before. */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int key = next();
      if (key < 0) {
        return -1;
      }
      bytes[from] = (byte) key;
      return 1;
    }
  }

  private final class Screen extends OutputStream {
    @Override
    public void write(int b) {
      synchronized (TypingPerson.this) {
        screen.write(b);
        TypingPerson.this.notifyAll();
      }
    }
  }
}
