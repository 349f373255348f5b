package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.command.Session;
import io.pachsh.command.Settings;
import io.pachsh.config.ConfigLocation;
import io.pachsh.config.PachctlConfig;
import io.pachsh.config.Route;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Home;
import io.pachsh.context.Target;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Says what each setting is in this session, and what made it so. */
@CommandLine.Command(footer = {"", "Example:", "  config explain"})
final class ExplainConfigCommand implements Command {
  private static final String DEFAULT = "default";

  private final Session session;
  private final Home home;

  ExplainConfigCommand(Session session, Home home) {
    this.session = session;
    this.home = home;
  }

  @Override
  public Answer run(Streams streams) {
    List<Fields> rows = new ArrayList<>();
    rows.add(row("pachsh's contexts", home.contextsFile().toString(), placeOfHome()));
    rows.add(pachctlFile());
    rows.add(row("context", session.contextName(), choice()));
    try {
      addContext(rows, session.context());
    } catch (Failure e) {
      rows.add(row("problem", e.sentence(), "the context"));
    }
    for (Settings setting : Settings.values()) {
      boolean set = session.contexts().settings().containsKey(setting.wireName());
      String value = setting.value(session.contexts());
      rows.add(row(setting.wireName(), value, set ? "pachsh's contexts" : DEFAULT));
    }
    return Answer.many(List.of("setting", "value", "source"), rows);
  }

  private String placeOfHome() {
    return set("PACHSH_HOME")
        ? "PACHSH_HOME"
        : set("XDG_CONFIG_HOME") ? "XDG_CONFIG_HOME" : DEFAULT;
  }

  private Fields pachctlFile() {
    try {
      ConfigLocation location = session.real().location();
      boolean there = Files.exists(location.file());
      return row(
          "pachctl's file",
          location.file() + (there ? "" : " (not there yet)"),
          location.isNamed() ? "PACH_CONFIG" : DEFAULT);
    } catch (Failure e) {
      return row("pachctl's file", e.sentence(), "PACH_CONFIG");
    }
  }

  private String choice() {
    if (session.isChosen()) {
      return "--context";
    }
    return set("PACH_CONTEXT") ? "PACH_CONTEXT" : "pachsh's contexts, or " + DEFAULT;
  }

  private void addContext(List<Fields> rows, Context context) {
    rows.add(row("kind", context.isEmbedded() ? "embedded" : "pachd", "the context"));
    rows.add(row("protected", context.isProtected() ? "yes" : "no", "pachsh's contexts"));
    if (context.target() instanceof Target.Real target) {
      addRoute(rows, target.route());
      addToken(rows, context, sourceOfToken(target.entry()));
      addPachctl(rows, target.entry());
    } else {
      addToken(rows, context, "pachsh's contexts");
    }
  }

  private static void addRoute(List<Fields> rows, Route route) {
    String file = "pachctl's file";
    switch (route.origin()) {
      case ENVIRONMENT -> rows.add(row("address", route.written(), "PACHD_ADDRESS"));
      case CONTEXT -> rows.add(row("address", route.written(), file));
      case PORT_FORWARDER ->
          rows.add(row("address", route.written(), "'pachctl port-forward', " + file));
      case NOTHING -> rows.add(row("address", "none", "nothing gives one"));
    }
    boolean given = route.origin() == Route.Origin.ENVIRONMENT;
    boolean own = given ? route.caCerts().isPresent() : !route.serverCas().isEmpty();
    rows.add(
        row(
            "trusted certificates",
            !own ? "the system's" : given ? route.caCerts().orElseThrow() : "server_cas",
            !own ? DEFAULT : given ? "PACH_CA_CERTS" : file));
    rows.add(
        route.deploymentId().isEmpty()
            ? row("deployment id", "not known yet", "the cluster tells it")
            : row("deployment id", route.deploymentId(), file));
  }

  private static void addToken(List<Fields> rows, Context context, String source) {
    boolean signedIn = context.token().isPresent();
    rows.add(row("token", signedIn ? Secret.MASK : "none", signedIn ? source : "not signed in"));
  }

  private String sourceOfToken(String entry) {
    if (session.real().usesGivenToken(entry)) {
      return "PACHSH_TOKEN";
    }
    return session.real().isUnsaved(entry) ? "this session, unsaved" : "pachctl's file";
  }

  private void addPachctl(List<Fields> rows, String entry) {
    PachctlConfig config = session.real().config();
    String project = session.real().entryNamed(entry).project();
    rows.add(
        project.isEmpty()
            ? row("project", "default", DEFAULT)
            : row("project", project, "pachctl's file"));
    rows.add(
        row(
            "enterprise context",
            session.enterpriseContextName(),
            set("PACH_ENTERPRISE_CONTEXT")
                ? "PACH_ENTERPRISE_CONTEXT"
                : config.activeEnterprise().isPresent() ? "pachctl's file" : "the active context"));
  }

  private boolean set(String variable) {
    return session.real().variable(variable).isPresent();
  }

  private static Fields row(String setting, String value, String source) {
    return Fields.of("setting", setting).with("value", value).with("source", source);
  }
}
