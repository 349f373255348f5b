package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.doctor.CheckReference;
import io.pachsh.doctor.FailedLogin;
import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.help.Explanations;
import io.pachsh.interpreter.Runner;
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Says what an error message means and what to do about it. */
@CommandLine.Command(
    footer = {
      "",
      "Without words it explains what stands on standard input, else the last error.",
      "It knows messages of pachd, pachctl, Okta, Keycloak, Entra, dex, browsers and pachsh.",
      "",
      "Examples:",
      "  explain issuer did not match the issuer returned by provider",
      "  explain 'x509: certificate signed by unknown authority' -o json",
      "  explain < error.log",
      "",
      "Keys: name, exact, explanations"
    })
final class ExplainMessageCommand implements Command {
  /** Four bytes for each character that is looked at. */
  private static final int MOST_BYTES = 4 * Explanations.LONGEST_MESSAGE;

  private static final GivenText GIVEN =
      new GivenText("message", MOST_BYTES, "Give the text of one: explain 'no such host'.");

  private static final Pattern CHECKED = Pattern.compile("\\(check: ([^()]{1,60})\\)");

  private final Runner runner;

  @Parameters(paramLabel = "TEXT", description = "The message, or a part of it.")
  private List<String> words = List.of();

  ExplainMessageCommand(Runner runner) {
    this.runner = runner;
  }

  @Override
  public Answer run(Streams streams) {
    String message = message(streams);
    Explanations.Matches matches = Explanations.load().of(message);
    if (matches.explanations().isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "Nothing is known about this message.",
          Lines.text(
              """
              Give the innermost part of it, often the last one behind a colon, without names and numbers.
              A failed login says in '(check: …)' what to look at; 'help login' shows the way of a login.\
              """));
    }
    return new Explained(runner.columns(), runner::shown, named(message))
        .answer(matches, DeniedMessage.in(message));
  }

  /** The doctor's check for what a failed login of ours says that it checked. */
  private static Optional<CheckReference> named(String message) {
    Matcher checked = CHECKED.matcher(message);
    return checked.find() ? FailedLogin.check(checked.group(1)) : Optional.empty();
  }

  private String message(Streams streams) {
    if (!words.isEmpty()) {
      return String.join(" ", words);
    }
    String given = streams.atTerminal() ? "" : GIVEN.beginning(streams);
    if (!given.isBlank()) {
      return given;
    }
    return runner
        .latestFailure()
        .map(failure -> failure.sentence() + " " + failure.hint().orElse(""))
        .orElseThrow(
            () ->
                new Failure(Exit.USAGE, "There was no error yet in this session.", GIVEN.advice()));
  }
}
