package io.pachsh.program;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.outside.Lines;
import io.pachsh.session.Variables;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The program in which a person edits text: VISUAL, else EDITOR, else {@code vi} or nano. */
public final class Editor {
  private static final List<List<String>> USUAL = List.of(List.of("vi"), List.of("nano"));

  private final Programs programs;
  private final Variables variables;
  private final Streams own;

  /** An editor on the process's own terminal, whose streams are {@code own}. */
  public Editor(Programs programs, Variables variables, Streams own) {
    this.programs = programs;
    this.variables = variables;
    this.own = own;
  }

  /**
   * Lets the person edit a text; returns what was saved, without its final newlines. The text is on
   * disk meanwhile, readable by its owner alone. Fails when there is no editor, or when that fails.
   */
  public String edit(String text) {
    return edit(
        text,
        Path.of(System.getProperty("java.io.tmpdir")),
        "input.pachsh",
        written -> Lines.of("What was written in it is dropped."));
  }

  /**
   * The same with a file that stands elsewhere and has another name, by which editors know how to
   * colour it.
   *
   * @param place a directory, made when it is missing
   * @param unfinished gets what stands in the file if the editor ends with an error or is given up,
   *     and tells what becomes of it
   */
  public String edit(String text, Path place, String name, Function<String, Lines> unfinished) {
    try {
      Files.createDirectories(place);
      Path directory = Files.createTempDirectory(place, "pachsh-edit");
      try {
        Path file = directory.resolve(name);
        new OwnFile(file).create(text.isEmpty() ? "" : text + "\n");
        int status = run(file, unfinished);
        if (status != 0) {
          throw new Failure(
              Exit.FAILED,
              "The editor ended with status " + status + ".",
              unfinished.apply(written(file)));
        }
        return written(file);
      } finally {
        remove(directory);
      }
    } catch (IOException e) {
      throw FileTrouble.failure(
          "The text could not be handed to an editor or taken back",
          e,
          "The text stands in a file in " + place + " meanwhile.");
    }
  }

  private static String written(Path file) throws IOException {
    return BoundedInput.text(file, BoundedInput.DOCUMENT).stripTrailing();
  }

  private int run(Path file, Function<String, Lines> unfinished) throws IOException {
    try {
      return run(file);
    } catch (Interruption e) {
      Lines below = unfinished.apply(written(file));
      throw e.told(why -> new Failure(why.exit(), "The editor was given up.", below));
    }
  }

  private int run(Path file) {
    Optional<String> wanted = wanted("VISUAL").or(() -> wanted("EDITOR"));
    List<List<String>> choice =
        wanted.map(words -> List.of(List.of(words.split("\\s+")))).orElse(USUAL);
    for (List<String> words : choice) {
      List<String> command = new ArrayList<>(words);
      if (programs.has(command.get(0))) {
        command.add(file.toString());
        return programs.run(command, own);
      }
    }
    throw new Failure(
        Exit.FAILED,
        wanted
            .map(words -> "The editor '" + words + "' is not on this machine.")
            .orElse("There is no editor: neither vi nor nano is on this machine."),
        "Name one: export EDITOR=PROGRAM.");
  }

  private Optional<String> wanted(String name) {
    return variables.value(name).map(String::strip).filter(words -> !words.isEmpty());
  }

  /** Removes the file and what the editor left beside it, such as a backup. */
  private static void remove(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
