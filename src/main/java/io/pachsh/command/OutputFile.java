package io.pachsh.command;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.file.Content;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.NamedFile;
import io.pachsh.session.WorkingDirectory;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The file that an option such as {@code -f FILE} names for a text; {@code -} is the output. */
public record OutputFile(Path named, NamedFile file) {
  /** By its name, which starts from the working directory. */
  public static OutputFile of(Path named, WorkingDirectory directory) {
    return new OutputFile(named, new NamedFile(directory.current().resolve(named)));
  }

  /** Whether the text goes where the command's answer would go. */
  public boolean isOutput() {
    return named.toString().equals("-") || file.isStandardOutput();
  }

  /**
   * Writes the text.
   *
   * @throws Failure when not all of it could be written: a file is then as it was
   */
  public void write(Content content, Streams streams) {
    try {
      if (isOutput()) {
        write(content, streams.out());
      } else if (file.isStandardError()) {
        write(content, streams.err());
      } else {
        file.replace(content);
      }
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The file " + file.path() + " cannot be written", e, FileTrouble.CHOOSE_ANOTHER);
    }
  }

  private static void write(Content content, PrintStream stream) throws IOException {
    Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    content.writeTo(out);
    out.flush();
    if (stream.checkError()) {
      throw new IOException("it was closed or is full");
    }
  }

  /** Its name for messages. */
  @Override
  public String toString() {
    return file.path().toString();
  }
}
