package io.pachsh.cli.config;

import io.pachsh.cluster.ClusterInfo;
import io.pachsh.command.Command;
import io.pachsh.config.Address;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.KubeClients;
import io.pachsh.kube.Pod;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.Lines;
import io.pachsh.session.PachctlEntryName;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes a context of a real cluster and chooses it. One with an address is not asked yet; through
 * Kubernetes its pachd is looked for first.
 */
@CommandLine.Command(
    footer = {
      "",
      "With --kube no port is opened on this machine: each command goes through the API of the",
      "Kubernetes cluster that your kubeconfig leads to, as 'kubectl port-forward' does.",
      "",
      "Examples:",
      "  connect grpcs://pachd.example.com:443 --alias prod",
      "  connect localhost:30650",
      "  connect --kube kind-dev --namespace pachyderm --alias dev"
    })
final class ConnectCommand implements Command {
  private final Session session;
  private final KubeClients kubernetes;

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "Where its pachd listens: HOST:PORT, or grpcs://HOST:PORT with TLS.")
  private @Nullable String address;

  @Option(
      names = "--kube",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "KUBE-CONTEXT",
      description = "Go through Kubernetes: a context of the kubeconfig, or its current one.")
  private @Nullable String kube;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "With --kube: where pachd is, instead of the kubeconfig's namespace.")
  private String namespace = "";

  @Option(names = "--alias", paramLabel = "NAME", description = "The context's name.")
  private @Nullable String alias;

  ConnectCommand(Session session, KubeClients kubernetes) {
    this.session = session;
    this.kubernetes = kubernetes;
  }

  @Override
  public Answer run(Streams streams) {
    boolean throughKubernetes = kube != null || !namespace.isEmpty();
    if ((address == null) != throughKubernetes) {
      throw new Failure(
          Exit.USAGE,
          address == null
              ? "connect needs an address, or --kube to go through Kubernetes."
              : "An address and --kube are two ways: name one.",
          "'connect grpcs://HOST:443 --alias NAME' or 'connect --kube --alias NAME'.");
    }
    return address == null ? throughKubernetes(streams) : at(address, streams);
  }

  private Answer at(String where, Streams streams) {
    String wanted = alias == null ? where : alias;
    if (session.find(wanted).isEmpty()) {
      Address.parse(where);
    }
    String entry = PachctlEntryName.named(wanted, session);
    List<String> lines = new ArrayList<>();
    PachctlContext known = session.real().config().contexts().get(entry);
    if (known == null) {
      String whole = Address.parse(where).text();
      keep(entry, PachctlContext.EMPTY.with("pachd_address", whole));
      lines.add("New context '" + entry + "' created, will connect to Pachyderm at " + whole);
    } else if (alias != null && !known.address().equals(Address.parse(where).text())) {
      streams.note(
          Lines.text(
              """
              the context '%s' was there before and keeps its address %s
                'config update context --pachd-address' changes it.\
              """,
              entry, known.address()));
    }
    String name = activate(entry, lines);
    return new Answer.One(Fields.of("name", name), lines);
  }

  private Answer throughKubernetes(Streams streams) {
    KubernetesEntry found =
        KubernetesEntry.of(kubernetes.targets(), kube == null ? "" : kube, namespace, false);
    String entry = PachctlEntryName.named(alias == null ? found.name() : alias, session);
    PachctlContext known = session.real().config().contexts().get(entry);
    boolean leadsNowhere =
        known != null && known.forwarding().isNone() && known.address().isEmpty();
    if (known != null && !leadsNowhere && !known.leadsThrough(found.pointer())) {
      throw new Failure(
          Exit.FAILED,
          "The context '%s' is there already and leads elsewhere: %s."
              .formatted(entry, known.address().isEmpty() ? "no address" : known.address()),
          "Give the new one another name with --alias.");
    }
    Pod pod =
        Progress.during(
            "Looking for pachd in " + found.where(), streams, () -> found.pachd(kubernetes));
    List<String> lines = new ArrayList<>();
    if (known == null) {
      keep(entry, found.context());
      lines.add(
          "New context '%s' created, will connect to Pachyderm through %s"
              .formatted(entry, found.where()));
    } else if (leadsNowhere) {
      keep(entry, known.through(found.pointer()));
      lines.add(
          "The context '%s' had no address, and connects to Pachyderm through %s now"
              .formatted(entry, found.where()));
    }
    String name = activate(entry, lines);
    Fields fields =
        Fields.of("name", name)
            .with("cluster_name", found.pointer().cluster())
            .with("namespace", found.pointer().namespace())
            .with("pod", pod.name().name());
    try {
      ClusterInfo info = session.cluster(name).info();
      boolean activated = session.cluster(name).isActivated();
      lines.add(
          "pachd %s answers in the pod '%s'; access control is %s"
              .formatted(info.version(), pod.name().name(), activated ? "on" : "off"));
      return new Answer.One(
          fields.with("version", info.version()).with("activated", activated), lines);
    } catch (Failure e) {
      streams.note(Lines.of("its pachd does not answer yet: " + e.sentence()).and(e.below()));
      return new Answer.One(fields, lines);
    }
  }

  private void keep(String entry, PachctlContext made) {
    session.real().change(session.real().config().with(entry, made));
  }

  private String activate(String entry, List<String> lines) {
    String name = session.named("pachctl/" + entry).name();
    session.contextChanges().activate(name);
    lines.add("Context '" + name + "' set as active");
    return name;
  }
}
