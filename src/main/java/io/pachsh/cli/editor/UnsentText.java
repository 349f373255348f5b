package io.pachsh.cli.editor;

import io.pachsh.context.Home;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * Keeps a text that a person wrote and that was not sent, in a file that they alone read.
 *
 * @param what what it is, in one word, by which the file is named
 * @param takenBy the command that takes such a file, whose name follows
 */
record UnsentText(Home home, String what, String takenBy) {
  /** So many may lie about; whoever has more is told to look them through. */
  private static final int MOST = 1000;

  /** Keeps the text; says where it is and how to go on with it, or why it could not be kept. */
  Lines keep(String text) {
    try {
      Path file = write(text + "\n");
      return Lines.of(
          "What you wrote is kept in " + file + ".",
          "Mend it there, and go on with '"
              + takenBy
              + " "
              + QuotedWord.within(file.toString())
              + "'.");
    } catch (IOException e) {
      return Lines.of("What you wrote could not be kept: " + FileTrouble.reason(e) + ".");
    }
  }

  private Path write(String text) throws IOException {
    new OwnFile(home.unsent()).makeDirectory();
    for (int number = 1; number <= MOST; number++) {
      Path file = home.unsent().resolve(what + "-" + number + ".yaml");
      try {
        new OwnFile(file).create(text);
        return file;
      } catch (FileAlreadyExistsException e) {
        // An earlier one, which is somebody's, too.
      }
    }
    throw new IOException("there are %d files in %s".formatted(MOST, home.unsent()));
  }
}
