package io.pachsh.screen;

import java.io.IOException;
import java.io.PrintStream;

/** An output that fails once it was closed or is full, so that nobody goes on writing. */
public record GuardedOutput(PrintStream out) implements AnswerSink {
  @Override
  public Appendable append(CharSequence text) throws IOException {
    out.append(text);
    if (out.checkError()) {
      throw new IOException("the output was closed or is full");
    }
    return this;
  }

  @Override
  public Appendable append(CharSequence text, int start, int end) throws IOException {
    return append(text.subSequence(start, end));
  }

  @Override
  public Appendable append(char c) throws IOException {
    return append(String.valueOf(c));
  }

  @Override
  public void close() {}
}
