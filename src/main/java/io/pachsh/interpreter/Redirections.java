package io.pachsh.interpreter;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.NamedFile;
import io.pachsh.file.SequentialInput;
import io.pachsh.language.Expander;
import io.pachsh.language.Redirection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files and here-documents of one command: expanded, then opened, then finished. The text of a
 * here-document is expanded, as in {@code dash}, only when its turn to be opened has come.
 */
final class Redirections {
  private final Expander expander;
  private final List<Target> targets = new ArrayList<>(1);
  private @Nullable InputStream input;

  /** The files of this command's output; the last one gets it, the others get nothing. */
  private final List<FileOutput> outputs = new ArrayList<>(1);

  /** One of the process's own streams, by its name in /dev. */
  private @Nullable PrintStream stream;

  Redirections(Expander expander) {
    this.expander = expander;
  }

  /** A redirection, and the name of its file when it has one. */
  private record Target(Redirection kind, String name) {}

  /** Expands the names of files; opens nothing yet. */
  void expand(List<Redirection> redirections) {
    for (Redirection redirection : redirections) {
      String name =
          redirection instanceof Redirection.From from
              ? expander.expand(from.file())
              : redirection instanceof Redirection.To to ? expander.expand(to.file()) : "";
      targets.add(new Target(redirection, name));
    }
  }

  /**
   * Opens everything, from left to right; of two for one end the last counts. The caller calls
   * {@link #finish} or {@link #close} then. Fails when a file cannot be opened or the text of a
   * here-document cannot be expanded.
   */
  Streams open(Path directory, Streams streams) {
    for (Target target : targets) {
      if (target.kind() instanceof Redirection.HereDocument document) {
        String text = expander.expand(document.body());
        replaceInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      } else if (target.kind() instanceof Redirection.To to) {
        write(
            new NamedFile(resolve(directory, target.name())), target.name(), to.append(), streams);
      } else {
        replaceInput(read(resolve(directory, target.name()), target.name()));
      }
    }
    Streams redirected = input == null ? streams : streams.readingFrom(input);
    if (stream != null) {
      return redirected.writingTo(stream);
    }
    return outputs.isEmpty()
        ? redirected
        : redirected.writingTo(outputs.get(outputs.size() - 1).stream());
  }

  private void write(NamedFile file, String name, boolean append, Streams streams) {
    stream =
        file.isStandardOutput() ? streams.out() : file.isStandardError() ? streams.err() : null;
    if (stream != null) {
      return;
    }
    if (append || outputs.stream().anyMatch(before -> before.name().equals(name))) {
      finishOutputs(); // What is opened now begins where that ends.
    }
    outputs.add(FileOutput.open(file, name, append));
  }

  /** Leaves the files as they are that nothing was written to, for a command that never ran. */
  void dropUnwritten() {
    outputs.removeIf(FileOutput::dropUnwritten);
  }

  /** Closes what is open. Fails when the output could not be written completely. */
  void finish() {
    replaceInput(null);
    finishOutputs();
  }

  /** In their order; all of them, even if one fails. */
  private void finishOutputs() {
    List<FileOutput> finished = List.copyOf(outputs);
    outputs.clear();
    @Nullable Failure first = null;
    for (FileOutput output : finished) {
      try {
        output.finish();
      } catch (Failure failure) {
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes what is open after something else went wrong, which is what counts then. */
  void close() {
    try {
      finish();
    } catch (Failure failure) {
      // The other failure is the one to tell.
    }
  }

  private void replaceInput(@Nullable InputStream next) {
    InputStream before = input;
    input = next;
    if (before != null) {
      try {
        before.close();
      } catch (IOException e) {
        // It was only read.
      }
    }
  }

  private static InputStream read(Path path, String name) {
    try {
      if (Files.isDirectory(path)) {
        throw new FileSystemException(name, null, "it is a directory");
      }
      return new SequentialInput(Files.newInputStream(path));
    } catch (IOException e) {
      throw FileTrouble.failureOfNamed("Cannot read " + name, e);
    }
  }

  private static Path resolve(Path directory, String name) {
    if (name.isEmpty()) {
      throw new Failure(
          Exit.FAILED, "A file name is empty.", "Check the variable that it comes from.");
    }
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new Failure(
          Exit.FAILED,
          "`" + name + "` cannot be a file name here: " + e.getReason() + ".",
          "For names beyond ASCII, set LC_ALL to a UTF-8 locale.");
    }
  }
}
