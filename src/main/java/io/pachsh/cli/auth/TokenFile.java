package io.pachsh.cli.auth;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.NamedFile;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * A new file that will hold a token, or a device or a pipe that will take it. A file is created
 * before the token exists, so that a token is never lost to a file that cannot be made; closed
 * without a token, it is removed again.
 */
final class TokenFile implements AutoCloseable {
  private final NamedFile file;
  private boolean written;

  private TokenFile(NamedFile file) {
    this.file = file;
  }

  /** Creates the file; never overwrites one. */
  static TokenFile create(Path file) {
    try {
      NamedFile named = new NamedFile(file);
      named.create();
      return new TokenFile(named);
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          Exit.FAILED,
          "The token file " + file + " exists already and was not touched; nothing was done.",
          "Name a new file.");
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The token file "
              + file
              + " cannot be made ("
              + FileTrouble.reason(e)
              + "); nothing was done.",
          "Name a file in a directory that you can write to.");
    }
  }

  /** Writes the token; shows it when that fails, for it exists nowhere else. */
  void write(Secret token, Streams streams) {
    try {
      file.replace(out -> out.write(token.reveal() + "\n"));
      written = true;
    } catch (IOException e) {
      streams.out().println(token.reveal());
      throw FileTrouble.failure(
          "The token could not be written to " + file.path(),
          e,
          "It was printed instead: save it now.");
    }
  }

  @Override
  public void close() {
    if (!written) {
      try {
        file.delete();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
