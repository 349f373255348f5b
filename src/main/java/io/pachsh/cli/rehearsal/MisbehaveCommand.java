package io.pachsh.cli.rehearsal;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.rehearsal.Fault;
import io.pachsh.rehearsal.RehearsalOrg;
import io.pachsh.session.AccessState;
import io.pachsh.session.Session;
import io.pachsh.spelling.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Makes the practice org go wrong in one way, or behave again; without a mode it lists them. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  rehearsal misbehave",
      "  rehearsal misbehave wrong-issuer",
      "  rehearsal misbehave off"
    })
final class MisbehaveCommand implements Command {
  private static final String SHOWN =
      "'auth login' shows what that looks like, 'explain' what it means";

  private static final Set<String> OTHER_WORDS_FOR_OFF =
      Set.of(
          "none",
          "no",
          "nothing",
          "never",
          "normal",
          "normally",
          "ok",
          "well",
          "behave",
          "stop",
          "end",
          "clear",
          "reset",
          "default",
          "false");

  private final Session session;
  private final PracticeOrg org;

  @Parameters(arity = "0..1", paramLabel = "MODE", description = "How to go wrong, or 'off'.")
  private @Nullable String mode;

  MisbehaveCommand(Session session, PracticeOrg org) {
    this.session = session;
    this.org = org;
  }

  @Override
  public Answer run(Streams streams) {
    if (mode == null) {
      List<Fields> rows =
          Arrays.stream(Fault.values())
              .map(m -> Fields.of("mode", m.wireName()).with("meaning", m.sentence()))
              .toList();
      return Answer.many(List.of("mode", "meaning"), rows).withProse("meaning");
    }
    String wanted = mode;
    Fault fault = Fault.named(wanted).orElseThrow(() -> unknown(wanted));
    RehearsalOrg running = org.here();
    running.misbehave(fault);
    return Answer.one(Fields.of("mode", fault.wireName()), fault.sentence())
        .leadingTo(next(fault, running.details().issuer()));
  }

  /** How to see it, where the session stands: no real cluster reaches it. */
  private Optional<String> next(Fault fault, String issuer) {
    AccessState state = AccessState.of(session);
    if (fault == Fault.NONE
        || fault.isOfManagement()
        || state == AccessState.UNREADABLE
        || !session.context().isEmbedded()) {
      return Optional.empty();
    }
    return switch (state) {
      case READY -> AccessState.issuer(session).filter(issuer::equals).map(same -> SHOWN);
      case SIGNED_OUT -> Optional.of("where people log in through it, " + SHOWN);
      case WITHOUT_PROVIDER ->
          Optional.of("'auth set-config' connects a cluster to it, and may show it already");
      default -> Optional.empty();
    };
  }

  private static Failure unknown(String mode) {
    List<String> names = Arrays.stream(Fault.values()).map(Fault::wireName).toList();
    List<String> near =
        OTHER_WORDS_FOR_OFF.contains(mode.toLowerCase(Locale.ROOT))
            ? List.of(Fault.NONE.wireName())
            : Spelling.near(mode, names);
    return new Failure(
        Exit.USAGE,
        "The rehearsal org cannot misbehave as '" + mode + "'.",
        near.isEmpty()
            ? names.stream().collect(Collectors.joining(", ", "It knows: ", "."))
            : "Did you mean '" + near.get(0) + "'?");
  }
}
