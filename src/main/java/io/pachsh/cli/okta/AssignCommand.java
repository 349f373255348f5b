package io.pachsh.cli.okta;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.okta.OktaApp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.registration.Assignee;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Lets people and groups of Okta log in through the app, or takes that away. */
@CommandLine.Command
final class AssignCommand implements Command {
  private final OktaConnections connections;
  private final boolean assigns;

  @Parameters(
      arity = "1..*",
      paramLabel = "ASSIGNEE",
      description = "user:LOGIN or group:NAME, as Okta knows them.")
  private List<String> names = new ArrayList<>();

  @Mixin private final AppChoice choice;

  /** {@code assigns} says which of the two commands this is. */
  AssignCommand(Session session, OktaConnections connections, boolean assigns) {
    this.connections = connections;
    this.assigns = assigns;
    this.choice = new AppChoice(session);
  }

  @Override
  public void describe(CommandSpec spec) {
    String word = assigns ? "assign" : "unassign";
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  okta " + word + " group:data-science",
            "  okta " + word + " user:ada@example.com group:operations");
  }

  @Override
  public Answer run(Streams streams) {
    List<Assignee> assignees = names.stream().map(Assignee::parse).toList();
    OktaOrg org = connections.org();
    return OktaWork.during(org, streams, at -> changed(at, assignees));
  }

  private Answer changed(OktaOrg org, List<Assignee> assignees) {
    OktaApp app = choice.find(org);
    // All are looked up before the first is changed: a slip in one changes none.
    Map<Assignee, Assignee.Known> known = new LinkedHashMap<>();
    assignees.forEach(each -> known.put(each, each.find(org.directory())));
    List<String> lines = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    known.forEach(
        (assignee, found) -> {
          boolean is = found.isAssigned(app, org.directory());
          if (is == assigns) {
            lines.add(unchanged(assignee, app));
            return;
          }
          if (assigns) {
            found.assign(app, org.directory());
          } else {
            found.unassign(app, org.directory());
          }
          changed.add(assignee.text());
          lines.add(
              "%s is %s the app '%s'."
                  .formatted(
                      assignee.text(), assigns ? "assigned to" : "unassigned from", app.label()));
        });
    return new Answer.One(Fields.of("client_id", app.clientId()).with("changed", changed), lines);
  }

  private String unchanged(Assignee assignee, OktaApp app) {
    if (assigns) {
      return "%s is assigned to the app '%s' already.".formatted(assignee.text(), app.label());
    }
    return assignee instanceof Assignee.User
        ? "%s is not assigned to the app '%s' by name; a group may still be."
            .formatted(assignee.text(), app.label())
        : "%s is not assigned to the app '%s'.".formatted(assignee.text(), app.label());
  }
}
