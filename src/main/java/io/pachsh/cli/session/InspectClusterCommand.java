package io.pachsh.cli.session;

import io.pachsh.cluster.ClusterInfo;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Shows what the cluster says about itself to everyone. */
@CommandLine.Command(footer = {"", "Example:", "  inspect cluster"})
final class InspectClusterCommand implements Command {
  private final Session session;

  InspectClusterCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    boolean embedded = session.context().isEmbedded();
    ClusterInfo info = session.cluster().info();
    boolean activated = session.cluster().isActivated();
    List<String> lines = new ArrayList<>();
    lines.add("Cluster id:     " + told(info.id()));
    lines.add("Deployment id:  " + told(info.deploymentId()));
    lines.add((embedded ? "pachsh:         " : "pachd:          ") + told(info.version()));
    lines.add("Access control: " + (activated ? "on" : "off"));
    info.notices().forEach(notice -> lines.add("Note: " + notice));
    return new Answer.One(
        Fields.of("id", info.id())
            .with("deployment_id", info.deploymentId())
            .with("kind", embedded ? "embedded" : "pachd")
            .with("version", info.version())
            .with("activated", activated)
            .with("notices", info.notices()),
        lines);
  }

  private static String told(String text) {
    return text.isEmpty() ? "unknown" : text;
  }
}
