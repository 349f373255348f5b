package io.pachsh.cli.session;

import io.pachsh.cluster.ClusterInfo;
import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import io.pachsh.version.Version;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says which pachsh this is, and which pachd answers in a context of a real cluster. */
@CommandLine.Command(
    footer = {"", "Examples:", "  version", "  version --client-only", "  version -o json"})
final class VersionCommand implements Command {
  private final Session session;

  @Option(names = "--client-only", description = "Ask no cluster; print the number alone.")
  private boolean clientOnly;

  VersionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (clientOnly) {
      return Answer.one(Fields.of("version", Version.TEXT), Version.TEXT);
    }
    if (session.context().isEmbedded()) {
      return Answer.one(Fields.of("version", Version.TEXT), "pachsh " + Version.TEXT);
    }
    ClusterInfo info = session.cluster().info();
    return Answer.many(
        List.of("component", "version"),
        List.of(
            component("pachsh", Version.TEXT),
            component("pachd", info.version().isEmpty() ? "unknown" : info.version())),
        row -> row);
  }

  private static Fields component(String name, String version) {
    return Fields.of("component", name).with("version", version);
  }
}
