package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Changes the directory that files are relative to and programs start in. */
@CommandLine.Command(footer = {"", "Example:", "  cd /tmp"})
final class CdCommand implements Command {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "DIRECTORY", description = "$HOME when absent.")
  private @Nullable Path directory;

  CdCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Path home = Path.of(session.variables().value("HOME").orElse("/"));
    Path target =
        session.directory().current().resolve(directory == null ? home : directory).normalize();
    if (!Files.isDirectory(target)) {
      String what = Files.exists(target) ? "is not a directory" : "does not exist";
      throw new Failure(Exit.FAILED, target + " " + what + ".");
    }
    session.directory().moveTo(target);
    return Answer.nothing();
  }
}
