package io.pachsh.cli.audit;

import io.pachsh.access.Principal;
import io.pachsh.access.Resource;
import io.pachsh.cluster.AuditRecord;
import io.pachsh.command.Command;
import io.pachsh.command.Durations;
import io.pachsh.command.Listing;
import io.pachsh.command.ProjectOption;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.LocalTime;
import io.pachsh.session.Session;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists the changes of the cluster, saved and unsaved, oldest first. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  audit --since 24h",
      "  audit --since 2026-11-23 --principal robot:ci -o json",
      "  audit --resource repo:vision/images"
    })
final class AuditCommand implements Command {
  private static final List<String> COLUMNS = List.of("number", "when", "who", "saved", "what");

  private final Session session;
  private final Clock clock;
  private final ZoneId zone;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only newer changes: a duration such as 24h, a date, or an RFC 3339 instant.")
  private @Nullable String since;

  @Option(
      names = "--principal",
      paramLabel = "PRINCIPAL",
      description = "Only changes that somebody made, or that name them.")
  private @Nullable Principal principal;

  @Option(
      names = "--resource",
      paramLabel = "RESOURCE",
      description = "Only changes of a resource; of a project, of its repos too.")
  private @Nullable String named;

  @Mixin private final ProjectOption projectOption = new ProjectOption();

  AuditCommand(Session session, Clock clock, ZoneId zone) {
    this.session = session;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Answer run(Streams streams) {
    Instant from = since == null ? Instant.MIN : beginning(since);
    Optional<Resource> resource =
        Optional.ofNullable(named).map(word -> projectOption.resource(List.of(word), session));
    List<AuditRecord> records =
        session.caller().history().records().stream()
            .filter(record -> !record.at().isBefore(from))
            .filter(record -> principal == null || concerns(record, principal))
            .filter(
                record ->
                    resource.isEmpty()
                        || record.resources().stream().anyMatch(it -> isIn(it, resource.get())))
            .toList();
    return Listing.of(
        Answer.many(COLUMNS, records, this::row).withProse("what"),
        "there are no such changes",
        streams);
  }

  private static boolean isIn(Resource it, Resource outer) {
    return it.equals(outer)
        || (outer.type() == Resource.Type.PROJECT && it.name().startsWith(outer.name() + "/"));
  }

  private static boolean concerns(AuditRecord record, Principal principal) {
    return record.actor().filter(principal::equals).isPresent()
        || record.concerned().contains(principal)
        || Arrays.stream(record.description().split("[\\s,;()\\[\\]'\"]+"))
            .anyMatch(word -> word.replaceFirst("[:.]$", "").equals(principal.text()));
  }

  private Fields row(AuditRecord record) {
    return Fields.of("number", record.number())
        .with("when", new LocalTime(record.at(), zone))
        .with("who", record.actor().map(Principal::text).orElse(""))
        .with("saved", record.saved())
        .with("what", record.description());
  }

  /**
   * Reads how long ago ({@code 24h}), the beginning of a day ({@code 2026-11-23}), or an RFC 3339
   * instant.
   *
   * @throws Failure of usage when it is none of them
   */
  private Instant beginning(String text) {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.matches("(?s)\\d{4}-.*")
          ? OffsetDateTime.parse(text).toInstant()
          : clock.instant().minus(Durations.parse(text));
    } catch (DateTimeException | TypeConversionException | ArithmeticException e) {
      throw new Failure(
          Exit.USAGE,
          "'" + text + "' is no time to count from",
          "Write how long ago, such as 90m, 24h or 30d, a date such as 2026-11-23, or an instant"
              + " such as 2026-11-23T14:05:00Z.");
    }
  }
}
