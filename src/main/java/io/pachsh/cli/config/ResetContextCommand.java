package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes an embedded context's cluster brand-new; undone by {@code revert} until it is saved. */
@CommandLine.Command(footer = {"", "Example:", "  config reset context local"})
final class ResetContextCommand implements Command {
  private final Session session;

  @Mixin private final ProtectedContextCheck protectedContext;

  @Parameters(paramLabel = "CONTEXT", description = "The context.")
  private String name = "";

  ResetContextCommand(Session session, Console console) {
    this.session = session;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    session.contextChanges().requireEmbedded(name);
    protectedContext.require(
        session.named(name), "Everything in the cluster of '" + name + "' is lost.", streams);
    List<String> aside = session.contextChanges().reset(name).stream().map(Path::toString).toList();
    List<String> lines = new ArrayList<>();
    lines.add("The embedded cluster of '" + name + "' is brand-new.");
    aside.forEach(file -> lines.add("What could not be read was put aside: " + file));
    return new Answer.One(Fields.of("name", name).with("put_aside", aside), lines);
  }
}
