package io.pachsh.console;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the line editor is drawing a line. What anybody prints meanwhile, from whatever thread,
 * is kept until the line is entered or given up: it would stand in the middle of it. Nothing waits
 * for the editor, which may be waiting for whoever prints.
 */
final class EditedLine {
  private record Kept(OutputStream screen, ByteArrayOutputStream printed) {}

  private final List<Kept> kept = new ArrayList<>();
  private boolean open;

  synchronized void begin() {
    open = true;
  }

  synchronized void end() {
    open = false;
    try {
      for (Kept each : kept) {
        each.printed().writeTo(each.screen());
        each.screen().flush();
      }
    } catch (IOException e) {
      // The screen has gone; whoever prints next finds that out.
    }
    kept.clear();
  }

  /** The way to a screen between edited lines. */
  OutputStream before(OutputStream screen) {
    return new FilterOutputStream(screen) {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        synchronized (EditedLine.this) {
          if (open) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream(count);
            printed.write(bytes, from, count);
            kept.add(new Kept(out, printed));
          } else {
            out.write(bytes, from, count);
          }
        }
      }
    };
  }
}
