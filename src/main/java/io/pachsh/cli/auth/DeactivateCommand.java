package io.pachsh.cli.auth;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Switches access control off and forgets all of it. */
@CommandLine.Command(footer = {"", "Example:", "  auth deactivate --yes"})
final class DeactivateCommand implements Command {
  private final Session session;
  private final Console console;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  DeactivateCommand(Session session, Console console) {
    this.session = session;
    this.console = console;
  }

  @Override
  public Answer run(Streams streams) {
    session.caller().whoAmI();
    if (!yes) {
      if (!streams.atTerminal()) {
        throw new Failure(
            Exit.USAGE, "Nobody can be asked here whether to go on.", "Say so with --yes.");
      }
      String question =
          "Are you sure you want to delete ALL auth information (role bindings, tokens, groups and"
              + " the configuration) of '"
              + session.context().name()
              + "', and expose ALL data?";
      if (console.choose(question, List.of("yes", "no")).equals("no")) {
        throw new Failure(Exit.FAILED, "operation aborted");
      }
    }
    session.caller().deactivate();
    session.keepToken(Optional.empty());
    return Answer.one(Fields.of("activated", false), "Access control is off; you are signed out.");
  }
}
