package io.pachsh.cli.auth;

import io.pachsh.cluster.Identity;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.LocalTime;
import io.pachsh.session.Session;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Says who the session's token stands for, and until when. */
@CommandLine.Command(footer = {"", "Example:", "  auth whoami"})
final class WhoAmICommand implements Command {
  private final Session session;
  private final Supplier<ZoneId> zone;

  WhoAmICommand(Session session, Supplier<ZoneId> zone) {
    this.session = session;
    this.zone = zone;
  }

  @Override
  public Answer run(Streams streams) {
    Identity identity = session.caller().whoAmI();
    session.tokens().remember(identity);
    Fields fields = Fields.of("principal", identity.principal().text());
    List<String> lines = new ArrayList<>();
    lines.add("You are \"" + identity.principal() + "\"");
    if (identity.expires().isPresent()) {
      fields = fields.with("expires", identity.expires().get());
      lines.add(
          "session expires: " + new LocalTime(identity.expires().get(), zone.get()).forPeople());
    }
    if (identity.clusterAdmin()) {
      lines.add("You are an administrator of this cluster.");
    }
    return new Answer.One(fields.with("cluster_admin", identity.clusterAdmin()), lines);
  }
}
