package io.pachsh.redaction;

import io.pachsh.language.Assignment;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.language.Pipeline;
import io.pachsh.language.Redirection;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds secrets that are written out in a script: assigned to a name that says so, or in a
 * here-document of a command that reads one.
 */
record InlineSecrets(CommandSecrets commands) {
  private static final String EXPORT = "export";

  /** The first secret of the commands in {@code script}, if there is one. */
  Optional<Redaction.Inline> in(String script) {
    CommandReader reader = new CommandReader(LineSource.of(script));
    try {
      for (CommandReader.Next next = reader.next();
          next instanceof CommandReader.Command line;
          next = reader.next()) {
        for (SimpleCommand command : line.completeCommand().commands().everyCommand()) {
          Optional<String> what = in(command);
          if (what.isPresent()) {
            return Optional.of(new Redaction.Inline(command.where(), what.get()));
          }
        }
        for (Pipeline pipe : line.completeCommand().commands().everyPipe()) {
          for (PipedSecrets.Found piped : new PipedSecrets(commands).in(pipe)) {
            if (!piped.reader().input().secretsIn(printed(piped)).isEmpty()) {
              String what = "What is printed for '" + piped.reader().command() + "'";
              return Optional.of(new Redaction.Inline(piped.printer().where(), what));
            }
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> in(SimpleCommand command) {
    for (Assignment assignment : command.assignments()) {
      String value = known(assignment.value());
      if (!value.isEmpty() && SecretNames.isSecret(assignment.name(), value)) {
        return Optional.of("The value of " + assignment.name());
      }
    }
    if (command.kind() == SimpleCommand.Kind.PROGRAM) {
      return Optional.empty();
    }
    List<String> words = command.words().stream().map(InlineSecrets::known).toList();
    boolean document =
        command.redirections().stream().anyMatch(Redirection.HereDocument.class::isInstance);
    if (!document && !words.contains(EXPORT)) {
      // Nothing to look for: spares making the command.
      return Optional.empty();
    }
    return commands
        .of(words)
        .flatMap(
            declared ->
                declared.command().equals(EXPORT)
                    ? exported(words)
                    : inDocument(command, declared));
  }

  private static Optional<String> exported(List<String> words) {
    return words.stream()
        .filter(word -> word.indexOf('=') > 0 && word.indexOf('=') + 1 < word.length())
        .map(word -> word.split("=", 2))
        .filter(parts -> SecretNames.isSecret(parts[0], parts[1]))
        .map(parts -> parts[0])
        .findFirst()
        .map("The value of "::concat);
  }

  private static Optional<String> inDocument(
      SimpleCommand command, CommandSecrets.Declaration declared) {
    boolean shows =
        command.redirections().stream()
            .anyMatch(
                each ->
                    each instanceof Redirection.HereDocument document
                        && !declared.input().secretsIn(known(document.body())).isEmpty());
    return shows
        ? Optional.of("The here-document of '" + declared.command() + "'")
        : Optional.empty();
  }

  private static String printed(PipedSecrets.Found piped) {
    return piped.words().stream().map(InlineSecrets::known).collect(Collectors.joining(" "));
  }

  /** What of a word can be read without expanding it. */
  private static String known(Word word) {
    return CommandSecrets.skeleton(word).replace(CommandSecrets.EXPANSION, "");
  }
}
