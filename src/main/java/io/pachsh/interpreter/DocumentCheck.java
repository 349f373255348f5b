package io.pachsh.interpreter;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.command.ReadsDocument;
import io.pachsh.failure.Failure;
import io.pachsh.language.CompleteCommand;
import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import io.pachsh.language.Redirection;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into the here-documents of a line for faults that its commands would stumble over. */
public final class DocumentCheck {
  private final CommandResolver commands;

  public DocumentCheck(CommandResolver commands) {
    this.commands = commands;
  }

  /** What is wrong with the first damaged document of a text, as a failure would say it. */
  public Optional<Failure> fault(String text) {
    if (!text.contains("<<") || !(Parser.parse(text) instanceof Parsed.Complete complete)) {
      return Optional.empty();
    }
    for (CompleteCommand completeCommand : complete.lines()) {
      for (SimpleCommand command : completeCommand.commands().everyCommand()) {
        Optional<Failure> fault = fault(command);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Failure> fault(SimpleCommand command) {
    Optional<String> document = document(command);
    if (document.isEmpty() || command.kind() != SimpleCommand.Kind.COMMAND) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.add(word.literal().orElse(""));
    }
    Optional<ReadsDocument> reader = commands.reader(CommandTree.withoutProgramName(words));
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    try {
      reader.get().requireReadable(document.get());
      return Optional.empty();
    } catch (Failure failure) {
      return Optional.of(failure);
    }
  }

  /** The body of the last here-document; empty when only its expansion would tell what it says. */
  private static Optional<String> document(SimpleCommand command) {
    List<Redirection> inputs =
        command.redirections().stream().filter(r -> !(r instanceof Redirection.To)).toList();
    return !inputs.isEmpty()
            && inputs.get(inputs.size() - 1) instanceof Redirection.HereDocument document
        ? document.body().literal()
        : Optional.empty();
  }
}
