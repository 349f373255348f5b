package io.pachsh.cli.auth;

import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Switches access control off and forgets all of it. */
@CommandLine.Command(footer = {"", "Example:", "  auth deactivate --yes"})
final class DeactivateCommand implements Command {
  private final Session session;

  @Mixin private final Confirmation confirmation;

  DeactivateCommand(Session session, Console console) {
    this.session = session;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    session.caller().whoAmI();
    confirmation.require(
        List.of(),
        "Are you sure you want to delete ALL auth information (role bindings, tokens, groups and"
            + " the configuration) of '"
            + session.context().name()
            + "', and expose ALL data?"
            + (session.context().isEmbedded()
                ? ""
                : " It also deletes the connectors and clients of its identity service."),
        streams);
    session.caller().deactivate();
    session.tokens().keep(Optional.empty());
    return Answer.one(Fields.of("activated", false), "Access control is off; you are signed out.");
  }
}
