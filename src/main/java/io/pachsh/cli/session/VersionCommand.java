package io.pachsh.cli.session;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.version.Version;
import picocli.CommandLine;

/** Says which pachsh this is. */
@CommandLine.Command(footer = {"", "Example:", "  version"})
final class VersionCommand implements Command {
  @Override
  public Answer run(Streams streams) {
    return Answer.one(Fields.of("version", Version.TEXT), "pachsh " + Version.TEXT);
  }
}
