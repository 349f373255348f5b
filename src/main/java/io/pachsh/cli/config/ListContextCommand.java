package io.pachsh.cli.config;

import io.pachsh.command.Command;
import io.pachsh.config.AddressResolution;
import io.pachsh.config.PachctlConfig;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.context.Target;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;

/** Lists the contexts, embedded and real; one of them is active. */
@CommandLine.Command(footer = {"", "Example:", "  config list context -o json"})
final class ListContextCommand implements Command {
  private static final List<String> COLUMNS =
      List.of("name", "active", "kind", "address", "signed_in", "protected");

  private final Session session;

  ListContextCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    List<Fields> rows = new ArrayList<>();
    for (Context context : contexts(streams)) {
      rows.add(row(context));
    }
    return Answer.many(COLUMNS, rows);
  }

  /** All, or the embedded ones and a note when pachctl's file cannot be read. */
  private Collection<Context> contexts(Streams streams) {
    try {
      return session.everyContext();
    } catch (Failure e) {
      streams.note(
          "contexts of real clusters are not shown. " + e.sentence().replaceFirst("\\.$", ""));
      return session.contexts().byName().values();
    }
  }

  private Fields row(Context context) {
    boolean active = context.name().equals(session.contextName());
    Fields row =
        Fields.of("name", context.name())
            .with("active", active)
            .with("kind", context.isEmbedded() ? "embedded" : "pachd")
            .with(
                "address",
                context.target() instanceof Target.Real target
                    ? target.resolution().stored()
                    : context.target().reached().map(AddressResolution::written).orElse(""))
            .with("signed_in", context.token().isPresent())
            .with("protected", context.isProtected());
    if (!(context.target() instanceof Target.Real target)) {
      return row;
    }
    PachctlConfig config = session.real().config();
    return row.with("pachctl_active", config.active().filter(target.entry()::equals).isPresent())
        .with("enterprise", config.activeEnterprise().filter(target.entry()::equals).isPresent());
  }
}
