package io.pachsh.cli.session;

import io.pachsh.command.Command;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.AccessState;
import io.pachsh.session.Session;
import java.util.Optional;
import picocli.CommandLine;

/** Writes contexts and settings, then embedded clusters. */
@CommandLine.Command(footer = {"", "Example:", "  save"})
final class SaveCommand implements Command {
  private final Session session;

  SaveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (session.isScratch()) {
      return Answer.one(
          Fields.of("saved", 0),
          "Nothing was saved: this is the scratch cluster of a walkthrough, which is never saved.");
    }
    int count = session.pending().size();
    Progress.during(
        "Saving",
        streams,
        () -> {
          session.save();
          return count;
        });
    String text =
        count == 0
            ? "There was nothing to save."
            : "Saved " + count + (count == 1 ? " change." : " changes.");
    return Answer.one(Fields.of("saved", count), text).leadingTo(next(count));
  }

  private Optional<String> next(int saved) {
    AccessState state = AccessState.of(session);
    boolean isAdministered = state == AccessState.READY || state == AccessState.WITHOUT_PROVIDER;
    return saved > 0 && isAdministered
        ? Optional.of("'access export' writes who may do what as a file for version control")
        : Optional.empty();
  }
}
