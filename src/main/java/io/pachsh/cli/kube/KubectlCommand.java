package io.pachsh.cli.kube;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RefusedException;
import io.pachsh.command.WordCommand;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.ForwardTarget;
import io.pachsh.kube.KubeApi;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.KubeTarget;
import io.pachsh.kube.Pod;
import io.pachsh.kube.PortForward;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.redaction.UsageWords;
import io.pachsh.session.Session;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The lines of kubectl that the guide begins with. On an embedded cluster, which has no pods and
 * listens for the callback itself, they say what stands in their place; otherwise they ask the
 * Kubernetes cluster. Everything else runs the program of that name.
 */
final class KubectlCommand implements WordCommand {
  private static final String DEFAULT_CALLBACK =
      "http://127.0.0.1:30657/authorization-code/callback";

  private final Session session;
  private final ProgramLauncher programs;
  private final KubeClients kubernetes;
  private final KubeChoice choice;
  private final Forwarding forwarding;

  KubectlCommand(
      Session session,
      ProgramLauncher programs,
      KubeClients kubernetes,
      KubeChoice choice,
      Forwarding forwarding) {
    this.session = session;
    this.programs = programs;
    this.kubernetes = kubernetes;
    this.choice = choice;
    this.forwarding = forwarding;
  }

  @Override
  public Answer run(List<String> words, Streams streams) {
    Optional<KubectlLine> line = KubectlLine.of(words);
    if (line.isEmpty()) {
      KubectlLine.meant(words).ifPresent(meant -> requireElsewhere(meant));
      return program(words, streams);
    }
    if (session.context().isEmbedded() && !line.get().isElsewhere()) {
      return inItsPlace(line.get());
    }
    KubeTarget target =
        choice.target(
            line.get().value(KubectlLine.CONTEXT), line.get().value(KubectlLine.NAMESPACE));
    KubeApi api = kubernetes.api(target);
    return line.get().isGetPods()
        ? pods(api, line.get(), streams)
        : forward(api, line.get(), streams);
  }

  /** Fails for a slip in one of our lines, unless it may be a line of kubectl's own. */
  private void requireElsewhere(KubectlLine.Meant meant) {
    if (meant.isNoun() || session.context().isEmbedded()) {
      throw new Failure(
          Exit.USAGE,
          (meant.isNoun() ? "There are no '%s' to get." : "kubectl has no command '%s'.")
              .formatted(UsageWords.nameOrMask(meant.word())),
          "Did you mean 'kubectl %s'?".formatted(meant.line()));
    }
  }

  private Answer inItsPlace(KubectlLine line) {
    String embedded = "'" + session.context().name() + "' is an embedded cluster inside pachsh";
    if (line.isGetPods()) {
      return Answer.one(Fields.of("pods", List.of()), "No pods: " + embedded + ".");
    }
    String callback = callback();
    return Answer.one(
        Fields.of("callback", callback),
        "Nothing to forward: %s, which has no ports. 'serve' gives other tools an address."
            .formatted(embedded),
        "During a login pachsh itself listens on %s.".formatted(callback));
  }

  private static Answer pods(KubeApi api, KubectlLine line, Streams streams) {
    boolean everywhere = line.has(KubectlLine.ALL_NAMESPACES);
    String namespace = everywhere ? "" : api.target().namespace();
    List<String> wanted = line.operands().subList(2, line.operands().size());
    String where = "Kubernetes '" + api.target() + "'";
    List<Pod> found =
        Progress.during(
            "Asking " + where,
            streams,
            () -> api.pods(namespace, line.value(KubectlLine.SELECTOR)));
    for (String name : wanted) {
      if (found.stream().noneMatch(pod -> pod.name().name().equals(name))) {
        throw new Failure(
            Exit.FAILED,
            "Error from server (NotFound): pods \"%s\" not found".formatted(name),
            "'kubectl get pods -A' lists the pods of every namespace of " + where + ".");
      }
    }
    List<Pod> shown =
        found.stream()
            .filter(pod -> wanted.isEmpty() || wanted.contains(pod.name().name()))
            .toList();
    String place = everywhere ? where : where + ", namespace '" + namespace + "'";
    if (shown.isEmpty()) {
      streams.say(
          everywhere ? "No resources found" : "No resources found in " + namespace + " namespace.");
    }
    streams.note("asked " + place);
    return shown.isEmpty()
        ? Answer.nothing()
        : new PodTable(Clock.systemUTC()).of(shown, everywhere);
  }

  private Answer forward(KubeApi api, KubectlLine line, Streams streams) {
    List<String> operands = line.operands();
    if (operands.size() < 3) {
      throw new Failure(
          Exit.USAGE,
          "kubectl port-forward needs a pod and a port.",
          "Such as 'kubectl port-forward svc/pachd 30650:1650'.");
    }
    boolean beside = line.has(KubectlLine.BACKGROUND);
    if (beside) {
      forwarding.requireSession();
    }
    ForwardTarget target = ForwardTarget.parse(api, api.target().namespace(), operands.get(1));
    List<Forwarding.Ports> ports =
        operands.subList(2, operands.size()).stream().map(Forwarding.Ports::parse).toList();
    List<PortForward> started =
        Progress.during(
            "Asking Kubernetes '" + api.target() + "'",
            streams,
            () ->
                forwarding.start(
                    target, ports, beside ? PortForward.Listener.none() : told(streams)));
    streams.note(
        "to %s in Kubernetes '%s', namespace '%s'"
            .formatted(target, api.target(), api.target().namespace()));
    return beside
        ? forwarding.besideTheSession(started)
        : forwarding.untilInterrupted(started, streams);
  }

  private static PortForward.Listener told(Streams streams) {
    return new PortForward.Listener() {
      @Override
      public void connected(PortForward forward) {
        streams.say("Handling connection for " + forward.local());
      }

      @Override
      public void failed(PortForward forward, Failure why) {
        streams.warn(Lines.of(why.sentence()));
      }
    };
  }

  private Answer program(List<String> words, Streams streams) {
    return programs.handOn("kubectl", words, streams);
  }

  private String callback() {
    try {
      return session
          .caller()
          .configuration()
          .live()
          .configuration()
          .map(AuthConfiguration::client)
          .map(client -> client.redirectUri())
          .orElse(DEFAULT_CALLBACK);
    } catch (RefusedException e) {
      return DEFAULT_CALLBACK;
    }
  }
}
