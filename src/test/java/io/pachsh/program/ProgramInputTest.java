package io.pachsh.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgramInputTest {
  @Test
  void dropsWhatAProgramDoesNotReadAnyMore() {
    Reader program = new Reader();
    PrintStream pipe = new PrintStream(new ProgramInput(program), true, StandardCharsets.UTF_8);
    pipe.print("a");
    program.gone = true;
    pipe.print("b");
    program.gone = false;
    pipe.print("c");
    assertThat(pipe.checkError()).isFalse();
    assertThat(program.got.toString(StandardCharsets.UTF_8)).isEqualTo("a");
  }

  @Test
  void closesWhatAProgramReads() {
    Reader program = new Reader();
    new ProgramInput(program).close();
    assertThat(program.closed).isTrue();
    program.gone = true;
    new ProgramInput(program).close();
  }

  /** A program's standard input, which the program may have closed. */
  private static final class Reader extends OutputStream {
    final ByteArrayOutputStream got = new ByteArrayOutputStream();
    boolean gone;
    boolean closed;

    @Override
    public void write(int b) throws IOException {
      requireThere();
      got.write(b);
    }

    @Override
    public void close() throws IOException {
      requireThere();
      closed = true;
    }

    private void requireThere() throws IOException {
      if (gone) {
        throw new IOException("Broken pipe");
      }
    }
  }
}
