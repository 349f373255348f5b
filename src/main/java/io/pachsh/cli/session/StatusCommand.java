package io.pachsh.cli.session;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.cluster.Identity;
import io.pachsh.command.Command;
import io.pachsh.config.AddressResolution;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.context.Context;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.LocalTime;
import io.pachsh.session.Session;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Says where the session is, as whom and until when, and what is unsaved. */
@CommandLine.Command(
    footer = {
      "",
      "A real cluster is asked once, for 5 seconds at most; what it does not answer is unknown,"
          + " and",
      "the status is 0 all the same.",
      "",
      "Examples:",
      "  status",
      "  status --context prod -o json"
    })
final class StatusCommand implements Command {
  /** How long a real cluster is asked. */
  static final Duration LIMIT = Duration.ofSeconds(5);

  /** How much of what is unsaved fits beside the rest on a screen. */
  private static final int SHOWN = 10;

  private final Session session;
  private final Supplier<ZoneId> zone;

  /** {@code zone} is asked for when a time is to be told: it is read from a file. */
  StatusCommand(Session session, Supplier<ZoneId> zone) {
    this.session = session;
    this.zone = zone;
  }

  @Override
  public Answer run(Streams streams) {
    List<String> lines = new ArrayList<>();
    Fields fields;
    try {
      Context context = session.context();
      lines.add(row("Context", context.name() + place(context)));
      ClusterAnswers told = answers(context, streams);
      lines.addAll(cluster(context, told));
      fields = fields(context, told);
    } catch (Failure e) {
      fields = Fields.of("context", session.contextName()).with("trouble", e.sentence());
      lines.add(row("Context", session.contextName() + ", which cannot be used: " + e.sentence()));
    }
    List<String> unsaved = session.pending();
    lines.addAll(unsaved(unsaved));
    return new Answer.One(fields.with("unsaved", unsaved), lines);
  }

  private ClusterAnswers answers(Context context, Streams streams) {
    if (context.isEmbedded()) {
      return ClusterAnswers.of(session.cluster(), context.token());
    }
    ClusterAnswers told =
        Progress.during(
            "Asking the cluster",
            streams,
            () -> ClusterAnswers.within(LIMIT, session.cluster(), context.token()));
    told.identity().ifPresent(session.tokens()::remember);
    return told;
  }

  private List<String> cluster(Context context, ClusterAnswers told) {
    List<String> lines = new ArrayList<>();
    String program = context.isEmbedded() ? "pachsh " : "pachd ";
    told.info()
        .ifPresent(
            info ->
                lines.add(
                    row(
                        "Cluster",
                        program
                            + (info.version().isEmpty()
                                ? "of an unknown version"
                                : info.version()))));
    boolean reached = !lines.isEmpty();
    told.trouble()
        .ifPresent(
            why ->
                lines.add(
                    reached
                        ? row("", "the rest is unknown: " + why)
                        : row("Cluster", (context.isEmbedded() ? "" : "not reached: ") + why)));
    told.isActivated().ifPresent(on -> lines.add(row("Access control", on ? "on" : "off")));
    if (told.isActivated().orElse(false) && told.identity().isPresent()) {
      lines.add(row("Provider", provider(told)));
    }
    lines.add(row("You", who(context, told)));
    told.info().ifPresent(info -> info.notices().forEach(each -> lines.add(row("Note", each))));
    return lines;
  }

  private static String place(Context context) {
    String where =
        context.isEmbedded()
            ? "embedded, to practise on"
            : address(context).isEmpty() ? "without an address" : "at " + address(context);
    return " (" + where + (context.isProtected() ? ", protected)" : ")");
  }

  private static String address(Context context) {
    return context.target().reached().map(AddressResolution::written).orElse("");
  }

  private static String provider(ClusterAnswers told) {
    if (!told.isConfigurationKnown()) {
      return "not shown to you";
    }
    return told.configuration()
        .map(configured -> named(configured) + configured.client().issuer())
        .orElse("none; 'auth set-config' connects one");
  }

  private static String named(AuthConfiguration configured) {
    return configured instanceof AuthConfiguration.Guide guide ? guide.name() + ", " : "";
  }

  private String who(Context context, ClusterAnswers told) {
    if (context.token().isEmpty()) {
      return told.isActivated().orElse(true)
          ? "not signed in"
          : "nobody; everybody may do everything";
    }
    return told.identity()
        .map(this::described)
        .or(() -> told.signedOut().map(why -> "signed out: " + why))
        .orElse("signed in with a token that was not checked now");
  }

  private String described(Identity identity) {
    String until =
        identity
            .expires()
            .map(end -> ", until " + new LocalTime(end, zone.get()).forPeople())
            .orElse("");
    return identity.principal()
        + until
        + (identity.clusterAdmin() ? ", an administrator of this cluster" : "");
  }

  private static List<String> unsaved(List<String> pending) {
    if (pending.isEmpty()) {
      return List.of(row("Unsaved", "nothing"));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Unsaved:");
    pending.stream().limit(SHOWN).forEach(line -> lines.add("  " + line));
    if (pending.size() > SHOWN) {
      lines.add("  and %d more, which -o json shows".formatted(pending.size() - SHOWN));
    }
    return lines;
  }

  private static String row(String label, String text) {
    return "%-16s%s".formatted(label.isEmpty() ? "" : label + ":", text);
  }

  private static Fields fields(Context context, ClusterAnswers told) {
    Fields fields =
        Fields.of("context", context.name())
            .with("kind", context.isEmbedded() ? "embedded" : "pachd")
            .with("address", address(context))
            .with("protected", context.isProtected())
            .with("signed_in", told.identity().isPresent());
    if (told.info().isPresent()) {
      fields = fields.with("cluster_id", told.info().get().id());
      fields = fields.with("version", told.info().get().version());
    }
    if (told.isActivated().isPresent()) {
      fields = fields.with("activated", told.isActivated().get());
    }
    if (told.configuration().isPresent()) {
      fields = fields.with("issuer", told.configuration().get().client().issuer());
    }
    if (told.identity().isPresent()) {
      Identity who = told.identity().get();
      fields = fields.with("principal", who.principal().text());
      fields = who.expires().isPresent() ? fields.with("expires", who.expires().get()) : fields;
      fields = fields.with("cluster_admin", who.clusterAdmin());
    }
    Optional<String> trouble = told.trouble().or(told::signedOut);
    return trouble.isPresent() ? fields.with("trouble", trouble.get()) : fields;
  }
}
