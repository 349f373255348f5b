package io.pachsh.cli.kube;

import io.pachsh.command.Command;
import io.pachsh.config.Kubeconfig;
import io.pachsh.console.Streams;
import io.pachsh.kube.KubeClients;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Lists the contexts of the kubeconfig; one of them is what kubectl's lines act on. */
@CommandLine.Command(footer = {"", "Example:", "  kube contexts"})
final class ListKubeContextsCommand implements Command {
  private static final List<String> COLUMNS =
      List.of("name", "current", "cluster", "server", "user", "namespace");

  private final KubeClients kubernetes;
  private final KubeChoice choice;

  ListKubeContextsCommand(KubeClients kubernetes, KubeChoice choice) {
    this.kubernetes = kubernetes;
    this.choice = choice;
  }

  @Override
  public Answer run(Streams streams) {
    Kubeconfig all = kubernetes.targets().kubeconfig();
    String current = choice.current(all);
    List<Fields> rows = new ArrayList<>();
    all.contexts()
        .forEach(
            (name, pointer) ->
                rows.add(
                    Fields.of("name", name)
                        .with("current", name.equals(current))
                        .with("cluster", pointer.cluster())
                        .with(
                            "server",
                            all.clusters().containsKey(pointer.cluster())
                                ? all.clusters().get(pointer.cluster()).server()
                                : "")
                        .with("user", pointer.user())
                        .with("namespace", pointer.namespace())));
    return Answer.many(COLUMNS, rows);
  }
}
