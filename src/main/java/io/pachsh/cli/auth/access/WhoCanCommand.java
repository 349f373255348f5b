package io.pachsh.cli.auth.access;

import io.pachsh.access.Decision;
import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.Command;
import io.pachsh.command.Listing;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists everybody who has a permission on a resource, and by what. */
@CommandLine.Command(
    footer = {
      "",
      ProjectOption.RESOURCES,
      "",
      "Example:",
      "  auth who-can REPO_WRITE repo:vision/images"
    })
final class WhoCanCommand implements Command {
  private final Session session;

  @Parameters(index = "0", paramLabel = "PERMISSION", description = "What, in any letter case.")
  private Permission permission = Permission.REPO_READ;

  @Parameters(
      index = "1..*",
      arity = "1..2",
      paramLabel = "RESOURCE",
      hideParamSyntax = true,
      description = "On what.")
  private List<String> words = List.of();

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  WhoCanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Resource resource = projectOption.resource(words, session);
    new KnownPlaces(session).bindable(resource);
    List<Fields> rows = new ArrayList<>();
    for (Map.Entry<Principal, Decision> entry :
        session.caller().permissions().whoCan(permission, resource).entrySet()) {
      for (Decision.Step step : entry.getValue().path()) {
        rows.add(
            Fields.of("principal", entry.getKey().text())
                .with("role", step.role().wireName())
                .with("on", step.bound().text())
                .with("held_by", step.holder().text()));
      }
    }
    return Listing.of(
        Answer.many(List.of("principal", "role", "on", "held_by"), rows),
        "nobody has " + permission + " on " + resource.text(),
        streams);
  }
}
