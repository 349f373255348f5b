package io.pachsh.cli.session;

import io.pachsh.access.ClusterInfo;
import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Shows what the cluster says about itself to everyone. */
@CommandLine.Command(footer = {"", "Example:", "  inspect cluster"})
final class InspectClusterCommand implements Command {
  private static final String UNKNOWN = "unknown";

  private final Session session;

  InspectClusterCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    boolean embedded = session.context().isEmbedded();
    ClusterInfo info = session.cluster().info();
    boolean activated = session.cluster().isActivated();
    String id = info.deploymentId().isEmpty() ? UNKNOWN : info.deploymentId();
    String release = info.version().isEmpty() ? UNKNOWN : info.version();
    List<String> lines = new ArrayList<>();
    lines.add("Deployment id:  " + id);
    lines.add((embedded ? "pachsh:         " : "pachd:          ") + release);
    lines.add("Access control: " + (activated ? "on" : "off"));
    info.notices().forEach(notice -> lines.add("Note: " + notice));
    return new Answer.One(
        Fields.of("deployment_id", info.deploymentId())
            .with("kind", embedded ? "embedded" : "pachd")
            .with("version", info.version())
            .with("activated", activated)
            .with("notices", info.notices()),
        lines);
  }
}
