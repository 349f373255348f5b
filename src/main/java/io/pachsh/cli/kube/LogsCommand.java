package io.pachsh.cli.kube;

import io.pachsh.command.Command;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.KubeApi;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.LogLine;
import io.pachsh.kube.PachdPods;
import io.pachsh.kube.Pod;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.redaction.LogSecrets;
import io.pachsh.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what pachd's log says about logins and permissions: the cause of what a login hides. */
@CommandLine.Command(
    footer = {
      "",
      "What may be secret in a line is masked. A line can be handed to 'explain'.",
      "",
      "Examples:",
      "  kube logs",
      "  kube logs --since 1h --all",
      "  kube logs pachd-79f7f68c65-9qs8g -n pachyderm"
    })
final class LogsCommand implements Command {
  private static final List<String> COLUMNS = List.of("time", "level", "source", "message");
  private static final Duration RECENT = Duration.ofMinutes(10);

  private final Session session;
  private final KubeClients kubernetes;
  private final KubeChoice choice;

  @Mixin private final KubeOptions where = new KubeOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "POD",
      description = "A pod; every pod of pachd in the namespace when absent.")
  private @Nullable String pod;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      description = "How far back to look: 10m when absent.")
  private Duration since = RECENT;

  @Option(names = "--all", description = "Show every line, whatever it is about.")
  private boolean all;

  LogsCommand(Session session, KubeClients kubernetes, KubeChoice choice) {
    this.session = session;
    this.kubernetes = kubernetes;
    this.choice = choice;
  }

  @Override
  public Answer run(Streams streams) {
    KubeApi api = kubernetes.api(where.target(choice));
    String namespace = api.target().namespace();
    List<LogLine> lines =
        Progress.during(
            "Reading the log of pachd in Kubernetes '" + api.target() + "'",
            streams,
            () -> lines(api, namespace));
    List<LogLine> shown = lines.stream().filter(line -> all || line.isAboutAccess()).toList();
    if (shown.isEmpty()) {
      streams.note(
          lines.isEmpty()
              ? "the log has no line of that time; --since looks further back"
              : "none of the %d lines of that time is about access; --all shows them"
                  .formatted(lines.size()));
    }
    return Answer.many(COLUMNS, shown, this::row).withProse("message");
  }

  private List<LogLine> lines(KubeApi api, String namespace) {
    List<Pod.Name> pods =
        pod == null
            ? new PachdPods(api, namespace, false).all().stream().map(Pod::name).toList()
            : List.of(new Pod.Name(namespace, pod));
    if (pods.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "There is no pachd in the namespace '%s' of Kubernetes '%s'."
              .formatted(namespace, api.target()),
          "-n names another one; 'kubectl get pods -A' lists all pods.");
    }
    List<LogLine> lines = new ArrayList<>();
    for (Pod.Name name : pods) {
      api.log(name, since).lines().map(LogLine::parse).forEach(lines::add);
    }
    return lines;
  }

  private Fields row(LogLine line) {
    return Fields.of("time", line.time())
        .with("level", line.level())
        .with("source", line.source())
        .with("message", LogSecrets.masked(session.secrets().masked(line.message())));
  }
}
