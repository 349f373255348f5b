package io.pachsh.cli.access;

import io.pachsh.cluster.Caller;
import io.pachsh.command.Command;
import io.pachsh.command.OutputFile;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.report.AccessReview;
import io.pachsh.session.Session;
import io.pachsh.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Writes a page for access reviews: who may do what, and why. */
@CommandLine.Command(
    footer = {
      "",
      "The page needs nothing but itself; open it in a browser, or print it. It begins with",
      "findings to ask about and a picture of who reaches which project by which group.",
      "",
      "Example:",
      "  access report --html review.html"
    })
final class ReportCommand implements Command {
  private final Session session;
  private final Clock clock;
  private final ZoneId zone;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      required = true,
      description = "The page to write (0600); - for the standard output.")
  private @Nullable Path file;

  ReportCommand(Session session, Clock clock, ZoneId zone) {
    this.session = session;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Answer run(Streams streams) {
    Caller caller = session.caller();
    AccessReview review =
        new AccessReview(
            new AccessReview.Occasion(
                session.context().name(),
                clock.instant(),
                zone,
                caller.whoAmI().principal(),
                "pachsh " + Version.TEXT),
            caller.policy().read(),
            caller.tokens().all(),
            caller.history().kept());
    OutputFile target = OutputFile.of(Objects.requireNonNull(file), session.directory());
    target.write(out -> review.writeTo(out, AccessReview.ROWS), streams);
    if (target.isOutput()) {
      return Answer.nothing();
    }
    return Answer.one(
        Fields.of("file", target.toString()),
        "Wrote the access review of '%s' to %s; open it in a browser."
            .formatted(session.context().name(), target));
  }
}
