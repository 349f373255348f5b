package io.pachsh.cli.auth.access;

import io.pachsh.access.Permission;
import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cli.place.KnownPlaces;
import io.pachsh.command.Command;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why somebody has a permission, or what is missing and who could give it. */
@CommandLine.Command(
    footer = {
      "",
      ProjectOption.RESOURCES,
      "",
      "Examples:",
      "  auth explain okta:ada@example.com REPO_WRITE repo:vision/images",
      "  auth explain robot:ci REPO_READ repo:vision/images --exit-code || exit 5"
    })
final class ExplainAccessCommand implements Command {
  private final Session session;

  @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "Who.")
  private String who = "";

  @Parameters(
      index = "1",
      paramLabel = "PERMISSION",
      description = "What, in any letter case, such as REPO_READ.")
  private Permission permission = Permission.REPO_READ;

  @Parameters(
      index = "2..*",
      arity = "1..2",
      paramLabel = "RESOURCE",
      hideParamSyntax = true,
      description = "On what.")
  private List<String> words = List.of();

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  @Option(names = "--exit-code", description = "End with 0 if it is allowed, with 5 if it is not.")
  private boolean exitCode;

  ExplainAccessCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Resource resource = projectOption.resource(words, session);
    new KnownPlaces(session).bindable(resource);
    Principal principal = new KnownPrincipals(session).asked(who, resource, streams);
    DecisionExplanation decisionExplanation =
        DecisionExplanation.of(session.caller().permissions(), principal, permission, resource);
    return new Answer.One(decisionExplanation.fields(), decisionExplanation.lines())
        .saying(!exitCode || decisionExplanation.decision().isAllowed());
  }
}
