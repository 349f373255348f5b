package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.config.AddressResolution;
import io.pachsh.config.ConfigLocation;
import io.pachsh.config.PachctlConfig;
import io.pachsh.config.PachctlContext;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Contexts;
import io.pachsh.context.Home;
import io.pachsh.context.Target;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** Says what each setting is in this session, and what made it so. */
@CommandLine.Command(footer = {"", "Example:", "  config explain"})
final class ExplainConfigCommand implements Command {
  private static final String ADDRESS = "PACHD_ADDRESS";

  private final Session session;
  private final Home home;
  private final Sources sources;

  ExplainConfigCommand(Session session, Home home) {
    this.session = session;
    this.home = home;
    this.sources = new Sources(session, home);
  }

  @Override
  public Answer run(Streams streams) {
    List<Fields> rows = new ArrayList<>();
    String ofHome =
        sources.variableOr("PACHSH_HOME", sources.variableOr("XDG_CONFIG_HOME", Sources.DEFAULT));
    rows.add(row("pachsh's contexts", home.contextsFile().toString(), ofHome));
    rows.add(pachctlFile());
    rows.add(
        row(
            "context",
            session.contextName(),
            session.isChosen()
                ? "--context"
                : sources.variableOr(
                    "PACH_CONTEXT",
                    session.addressAtHand().isPresent()
                        ? ADDRESS
                        : sources.own(Contexts::active))));
    try {
      addContext(rows, session.context());
    } catch (Failure e) {
      rows.add(row("problem", e.sentence(), "the context"));
    }
    for (Settings setting : Settings.values()) {
      String name = setting.wireName();
      boolean isSet = session.contexts().settings().containsKey(name);
      rows.add(
          row(
              name,
              setting.value(session.contexts()),
              isSet ? sources.own(all -> all.setting(name, "")) : Sources.DEFAULT));
    }
    return Answer.many(List.of("setting", "value", "source"), rows)
        .withProse("setting", "value", "source");
  }

  private Fields pachctlFile() {
    try {
      ConfigLocation location = session.real().location();
      boolean there = Files.exists(location.file());
      return row(
          "pachctl's file",
          location.file() + (there ? "" : " (not there yet)"),
          location.isNamed() ? "PACH_CONFIG" : Sources.DEFAULT);
    } catch (Failure e) {
      return row("pachctl's file", e.sentence(), "PACH_CONFIG");
    }
  }

  private void addContext(List<Fields> rows, Context context) {
    String name = context.name();
    rows.add(row("kind", context.isEmbedded() ? "embedded" : "pachd", "the context"));
    if (context.target() instanceof Target.Real target) {
      String entry = target.entry();
      rows.add(guard(context, all -> all.protectedEntries().contains(entry)));
      addRoute(rows, target.resolution(), entry);
      addToken(
          rows,
          context,
          session.real().usesGivenToken(entry)
              ? "PACHSH_TOKEN"
              : sources.pachctls(entry, kept -> kept.text("session_token")));
      addPachctls(rows, entry);
    } else if (context.target() instanceof Target.Addressed target) {
      addRoute(rows, target.resolution(), name);
      addToken(
          rows,
          context,
          session.address().usesGivenToken(name)
              ? "PACHSH_TOKEN"
              : context.token().isPresent() ? "this session alone" : Sources.DEFAULT);
    } else {
      rows.add(guard(context, all -> all.named(name).map(Context::isProtected)));
      addToken(rows, context, sources.own(all -> all.named(name).flatMap(Context::token)));
    }
  }

  private Fields guard(Context context, Function<Contexts, ?> part) {
    return row("protected", context.isProtected() ? "yes" : "no", sources.own(part));
  }

  private void addRoute(List<Fields> rows, AddressResolution resolution, String entry) {
    boolean given = resolution.origin() == AddressResolution.Origin.ENVIRONMENT;
    String source =
        switch (resolution.origin()) {
          case ENVIRONMENT -> ADDRESS;
          case CONTEXT -> sources.pachctls(entry, PachctlContext::address);
          case PORT_FORWARDER -> "a running 'pachctl port-forward'";
          case KUBERNETES -> sources.pachctls(entry, PachctlContext::cluster);
          case NOTHING -> "nothing gives one";
        };
    rows.add(
        row("address", resolution.written().isEmpty() ? "none" : resolution.written(), source));
    String certificates = given ? resolution.caCerts().orElse("") : resolution.serverCas();
    rows.add(
        row(
            "trusted certificates",
            certificates.isEmpty() ? "the system's" : given ? certificates : "server_cas",
            given
                ? sources.variableOr("PACH_CA_CERTS", Sources.DEFAULT)
                : sources.pachctls(entry, PachctlContext::serverCas)));
    boolean known = !resolution.deploymentId().isEmpty();
    rows.add(
        row(
            "deployment id",
            known ? resolution.deploymentId() : "not known yet",
            known
                ? sources.pachctls(entry, PachctlContext::deploymentId)
                : "the cluster will tell it"));
  }

  private static void addToken(List<Fields> rows, Context context, String source) {
    boolean signedIn = context.token().isPresent();
    rows.add(row("token", signedIn ? Secret.MASK : "none", source));
  }

  private void addPachctls(List<Fields> rows, String entry) {
    PachctlConfig config = session.real().config();
    String project = session.real().entryNamed(entry).project();
    rows.add(
        row(
            "project",
            project.isEmpty() ? "default" : project,
            sources.pachctls(entry, PachctlContext::project)));
    rows.add(
        row(
            "enterprise context",
            session.enterpriseContextName(),
            sources.variableOr(
                "PACH_ENTERPRISE_CONTEXT",
                config.activeEnterprise().isPresent() ? "pachctl's file" : "the context")));
  }

  private static Fields row(String setting, String value, String source) {
    return Fields.of("setting", setting).with("value", value).with("source", source);
  }

  /** Where a setting of this session comes from, in words. */
  private record Sources(Session session, Home home) {
    static final String DEFAULT = "default";
    private static final String UNSAVED = "this session, unsaved";

    /** Of something in pachsh's own file. */
    String own(Function<Contexts, ?> part) {
      if (session.isUnsaved(part)) {
        return UNSAVED;
      }
      return Files.exists(home.contextsFile()) ? "pachsh's contexts" : DEFAULT;
    }

    /** Of something in pachctl's file, which need not be there. */
    String pachctls(String entry, Function<PachctlContext, String> part) {
      if (session.real().isUnsaved(entry, part)) {
        return UNSAVED;
      }
      boolean isThere = !part.apply(session.real().entryNamed(entry)).isEmpty();
      return isThere ? "pachctl's file" : DEFAULT;
    }

    /** Of something that a variable of the environment decides, if it is set. */
    String variableOr(String variable, String otherwise) {
      return session.real().variable(variable).isPresent() ? variable : otherwise;
    }
  }
}
