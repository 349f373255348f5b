package io.pachsh.cli.config;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.context.Home;
import io.pachsh.kube.KubeClients;
import io.pachsh.session.Session;

/** The noun {@code config}, and the word {@code connect}. */
public final class ConfigCommands {
  private ConfigCommands() {}

  public static void addTo(
      CommandTree tree, Session session, Home home, Console console, KubeClients kubernetes) {
    tree.section("Contexts")
        .actingOnContext(false)
        .add(
            "config get active-context",
            "Says which context commands act on.",
            () -> new GetActiveContextCommand(session))
        .add(
            "config set active-context",
            "Chooses the context that commands act on.",
            () -> new SetActiveContextCommand(session))
        .add("config list context", "Lists the contexts.", () -> new ListContextCommand(session))
        .add(
            "connect",
            "Makes a context of a real cluster and chooses it.",
            () -> new ConnectCommand(session, kubernetes))
        .add("config get context", "Shows a context.", () -> new GetContextCommand(session))
        .add(
            "config set context",
            "Makes a new context.",
            () -> new SetContextCommand(session, console))
        .actingOnContext(true)
        .add(
            "config update context",
            "Changes a context, or guards it against slips.",
            () -> new UpdateContextCommand(session, console))
        .actingOnContext(false)
        .add(
            "config reset context",
            "Makes a context's cluster brand-new.",
            () -> new ResetContextCommand(session, console))
        .add(
            "config delete context",
            "Deletes a context.",
            () -> new DeleteContextCommand(session, console))
        .add(
            "config import-kube",
            "Makes a context of what a kubeconfig says.",
            () -> new ImportKubeCommand(session, console, kubernetes))
        .actingOnContext(true)
        .add(
            "config explain",
            "Says which setting came from where.",
            () -> new ExplainConfigCommand(session, home));
    // As kubectl has them.
    tree.understanding("config use-context", "config set active-context")
        .understanding("config current-context", "config get active-context")
        .understanding("config get-contexts", "config list context")
        .understanding("config delete-context", "config delete context");
    addPachctls(tree, session);
  }

  private static void addPachctls(CommandTree tree, Session session) {
    tree.section("pachctl's settings")
        .actingOnContext(false)
        .add(
            "config get active-enterprise-context",
            "Says which context the enterprise server's is.",
            () -> new GetActiveEnterpriseContextCommand(session))
        .add(
            "config set active-enterprise-context",
            "Chooses the context of the enterprise server.",
            () -> new SetActiveEnterpriseContextCommand(session))
        .add(
            "config get metrics",
            "Says whether pachctl reports its use.",
            () -> new GetMetricsCommand(session))
        .add(
            "config set metrics",
            "Lets pachctl report its use, or not.",
            () -> new SetMetricsCommand(session));
  }
}
