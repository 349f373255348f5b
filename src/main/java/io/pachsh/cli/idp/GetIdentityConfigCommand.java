package io.pachsh.cli.idp;

import io.pachsh.command.Command;
import io.pachsh.configuration.identity.IdentityWriter;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Yaml;
import io.pachsh.session.Session;
import java.util.Map;
import picocli.CommandLine;

/** Shows how the identity service is set up. */
@CommandLine.Command(footer = {"", "Examples:", "  idp get-config", "  idp get-config -o json"})
final class GetIdentityConfigCommand implements Command {
  private final Session session;

  GetIdentityConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    Map<String, Object> document =
        IdentityWriter.settings(session.caller().identityService().settings());
    String page = Yaml.text(document, ConnectorAnswer.INDENT);
    return new Answer.One(new Fields(document), page.lines().toList(), 0);
  }
}
