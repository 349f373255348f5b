package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.ProtectedContextCheck;
import io.pachsh.config.PachctlConfig;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.kube.KubeClients;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.outside.QuotedWord;
import io.pachsh.session.PachctlEntryName;
import io.pachsh.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a context of what a kubeconfig says, without asking anybody. */
@CommandLine.Command(
    footer = {
      "",
      "Its pachd is reached through the Kubernetes API, with no port on this machine; 'connect"
          + " --kube'",
      "looks for it before it makes the context.",
      "",
      "Examples:",
      "  config import-kube prod",
      "  config import-kube prod -k gke_prod --namespace pachyderm --overwrite"
    })
final class ImportKubeCommand implements Command {
  private final Session session;
  private final KubeClients kubernetes;

  @Mixin private final ProtectedContextCheck protectedContext;

  @Parameters(paramLabel = "NAME", description = "The new context's name.")
  private String name = "";

  @Option(
      names = {"-k", "--kubernetes"},
      paramLabel = "KUBE-CONTEXT",
      description = "The kubeconfig's context; its current one when absent.")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The Kubernetes namespace, instead of the kubeconfig's.")
  private @Nullable String namespace;

  @Option(
      names = {"-e", "--enterprise"},
      description = "It is the enterprise server's.")
  private boolean enterprise;

  @Option(names = "--overwrite", description = "Replace the context if it exists.")
  private boolean overwrite;

  ImportKubeCommand(Session session, Console console, KubeClients kubernetes) {
    this.session = session;
    this.kubernetes = kubernetes;
    this.protectedContext = new ProtectedContextCheck(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    String entry = PachctlEntryName.named(name, session);
    PachctlConfig config = session.real().config();
    boolean known = config.contexts().containsKey(entry);
    if (known && !overwrite) {
      throw new Failure(
          Exit.FAILED,
          "context '" + entry + "' already exists, use `--overwrite` if you wish to replace it",
          "'config get context " + QuotedWord.word(name) + "' shows it.");
    }
    KubernetesEntry found =
        KubernetesEntry.of(
            kubernetes.targets(),
            context == null ? "" : context,
            namespace == null ? "" : namespace,
            enterprise);
    if (known) {
      String loss = "What pachctl's configuration file keeps of '" + name + "' is replaced.";
      protectedContext.require(session.named(name), loss, streams);
    }
    PachctlContext imported = found.context();
    PachctlConfig with = config.with(entry, imported);
    session.real().change(enterprise ? with.withActiveEnterprise(entry) : with);
    String shown = session.named("pachctl/" + entry).name();
    if (!enterprise) {
      session.contextChanges().activate(shown);
    }
    return Answer.one(
            Fields.of("name", shown)
                .with("cluster_name", imported.cluster())
                .with("namespace", imported.namespace()),
            "Context '"
                + shown
                + "' set as active"
                + (enterprise ? " for the enterprise server" : ""),
            "Its pachd is reached through " + found.where() + ".")
        .leadingTo("'inspect cluster --context " + QuotedWord.word(shown) + "' tries it");
  }
}
