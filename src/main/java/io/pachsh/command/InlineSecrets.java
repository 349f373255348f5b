package io.pachsh.command;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.Assignment;
import io.pachsh.language.CommandReader;
import io.pachsh.language.LineSource;
import io.pachsh.language.Literal;
import io.pachsh.language.Pipeline;
import io.pachsh.language.Position;
import io.pachsh.language.Redirection;
import io.pachsh.language.SecretNames;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds secrets that are written out in a text which other users of the machine can read: assigned
 * to a name that says so, or in a here-document of a command that reads one.
 */
public record InlineSecrets(CommandTree tree) {
  /** A secret, and what is said about it. */
  public record Found(Position where, Failure failure) {}

  /** The first secret of the commands in {@code text}, if there is one. */
  public Optional<Found> in(String text) {
    CommandReader reader = new CommandReader(LineSource.of(text));
    try {
      for (CommandReader.Next next = reader.next();
          next instanceof CommandReader.Command line;
          next = reader.next()) {
        for (SimpleCommand command : line.line().commands().everyCommand()) {
          Optional<String> what = in(command);
          if (what.isPresent()) {
            return Optional.of(new Found(command.where(), failure(what.get())));
          }
        }
        for (Pipeline pipe : line.line().commands().everyPipe()) {
          for (PipedSecrets.Found piped : new PipedSecrets(tree).in(pipe)) {
            if (shows(piped)) {
              String what = "What is printed for '" + piped.reader().entry().path() + "'";
              return Optional.of(new Found(piped.printer().where(), failure(what)));
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
      if (SecretNames.isSecret(assignment.name()) && !known(assignment.value()).isEmpty()) {
        return Optional.of("The value of " + assignment.name());
      }
    }
    List<String> words =
        Runner.withoutProgramName(command.words().stream().map(InlineSecrets::known).toList());
    if (command.kind() == SimpleCommand.Kind.PROGRAM
        || !(tree.resolve(words) instanceof CommandTree.Resolution.Found found)) {
      return Optional.empty();
    }
    String path = found.entry().path();
    if (path.equals("export")) {
      return exported(found.arguments());
    }
    return command.redirections().stream()
            .anyMatch(each -> each instanceof Redirection.HereDocument body && shows(found, body))
        ? Optional.of("The here-document of '" + path + "'")
        : Optional.empty();
  }

  private static Optional<String> exported(List<String> arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals > 0
          && equals + 1 < argument.length()
          && SecretNames.isSecret(argument.substring(0, equals))) {
        return Optional.of("The value of " + argument.substring(0, equals));
      }
    }
    return Optional.empty();
  }

  private static boolean shows(PipedSecrets.Found piped) {
    String printed =
        piped.words().stream().map(InlineSecrets::known).collect(Collectors.joining(" "));
    return piped.reader().entry().maker().get() instanceof SecretInput command
        && command.holdsSecret(printed);
  }

  private static boolean shows(
      CommandTree.Resolution.Found found, Redirection.HereDocument document) {
    return found.entry().maker().get() instanceof SecretInput command
        && command.holdsSecret(known(document.body()));
  }

  /** What of a word can be read without expanding it. */
  private static String known(Word word) {
    return word.parts().stream()
        .map(part -> part instanceof Literal literal ? literal.text() : "")
        .collect(Collectors.joining());
  }

  private static Failure failure(String what) {
    return new Failure(
        Exit.USAGE,
        what + " is a secret, which -c shows to other users of this machine. Nothing was run.",
        "Keep it in the environment or in a file ('< FILE'), or give the script with -f;"
            + " --insecure-inline overrides this.");
  }
}
