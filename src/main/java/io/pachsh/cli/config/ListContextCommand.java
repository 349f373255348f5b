package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Lists the contexts; one of them is active. */
@CommandLine.Command(footer = {"", "Example:", "  config list context -o json"})
final class ListContextCommand implements Command {
  private final Session session;

  ListContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<Fields> rows = new ArrayList<>();
    for (Context context : session.contexts().byName().values()) {
      boolean active = context.name().equals(session.contexts().active());
      rows.add(
          Fields.of("name", context.name())
              .with("active", active)
              .with("kind", "embedded")
              .with("signed_in", context.token().isPresent())
              .with("protected", context.isProtected()));
    }
    return Answer.many(List.of("name", "active", "kind", "signed_in", "protected"), rows);
  }
}
