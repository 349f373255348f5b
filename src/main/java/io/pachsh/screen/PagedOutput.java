package io.pachsh.screen;

import io.pachsh.program.ProgramPipeline;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer on the screen: straight on it when it fits, else in a pager. Quitting the pager early
 * is an append that fails, and no error.
 */
public final class PagedOutput implements AnswerSink {
  private final PrintStream screen;
  private final Pager pager;
  private final Size size;
  private final StringBuilder held = new StringBuilder();
  private int lines;
  private int column;
  private @Nullable AnswerSink straight;
  private @Nullable ProgramPipeline pipeline;
  private @Nullable Writer pages;

  /** How many columns and lines the screen has. */
  public record Size(int columns, int rows) {}

  public PagedOutput(PrintStream screen, Pager pager, Size size) {
    this.screen = screen;
    this.pager = pager;
    this.size = size;
  }

  @Override
  public Appendable append(CharSequence text) throws IOException {
    if (pages != null) {
      pages.append(text);
    } else if (straight != null) {
      straight.append(text);
    } else {
      held.append(text);
      count(text);
      // One line is the next prompt's.
      if (lines >= size.rows()) {
        overflow();
      }
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
  public void close() {
    if (pages == null) {
      screen.append(held);
      held.setLength(0);
      return;
    }
    try {
      pages.close();
    } catch (IOException e) {
      // The pager was quit before it had read all.
    }
    if (pipeline != null) {
      pipeline.outlast();
    }
  }

  private void overflow() throws IOException {
    Optional<ProgramPipeline> started = pager.start();
    if (started.isPresent()) {
      pipeline = started.get();
      pages = new OutputStreamWriter(pipeline.input(), StandardCharsets.UTF_8);
      pages.append(held);
    } else {
      straight = new GuardedOutput(screen);
      straight.append(held);
    }
    held.setLength(0);
  }

  /** Counts lines of the screen; a style counts as text, which only ever pages too early. */
  private void count(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      boolean ends = text.charAt(i) == '\n';
      column = ends ? 0 : column + 1;
      if (ends || column > size.columns()) {
        lines++;
        column = ends ? 0 : 1;
      }
    }
  }
}
