package io.pachsh.output;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a person's screen for notes in UTF-8: a line that is too long is broken between words,
 * where the terminal would break it anywhere. Lines appear as they end. What is flushed before its
 * line ends, or moves the cursor, passes as it is.
 */
public final class WrappedLines extends FilterOutputStream {
  /** No screen is narrower, so a shorter line need not be measured. */
  private static final int SHORT_BYTES = 20;

  private static final Pattern STYLED =
      Pattern.compile("((?:\u001b\\[[0-9;]*m)?)([^\u001b\r]*)((?:\u001b\\[[0-9;]*m)?)");

  /** An end after which the cursor is at a line's beginning again. */
  private static final Pattern ATOP = Pattern.compile("\r(?:\u001b\\[K)?$");

  private final IntSupplier width;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean begun;

  /** {@code width} is asked for each long line; 0 is no limit. */
  public WrappedLines(OutputStream screen, IntSupplier width) {
    super(screen);
    this.width = width;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (b == '\n') {
      end();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (line.size() > 0) {
      begun = !ATOP.matcher(line.toString(StandardCharsets.UTF_8)).find();
    }
    line.writeTo(out);
    line.reset();
    out.flush();
  }

  private void end() throws IOException {
    boolean whole = !begun && line.size() > SHORT_BYTES;
    if (whole) {
      out.write(wrapped(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    } else {
      line.writeTo(out);
    }
    out.write('\n');
    out.flush();
    line.reset();
    begun = false;
  }

  private String wrapped(String text) {
    Matcher styled = STYLED.matcher(text);
    int columns = width.getAsInt();
    return columns > 0 && styled.matches()
        ? styled.group(1)
            + String.join("\n", Wrap.prose(styled.group(2), columns))
            + styled.group(3)
        : text;
  }
}
