package io.pachsh.redaction;

import io.pachsh.language.Part;
import io.pachsh.language.Pipeline;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Secrets that stand on a line because something prints them into a pipe for a command that reads a
 * secret: {@code echo TOKEN | auth use-auth-token}.
 */
public record PipedSecrets(CommandSecrets commands) {
  /** What prints the words behind it, as a command of ours or as a program. */
  private static final List<String> PRINTERS = List.of("echo", "printf");

  /** Words that are printed, and what the command that reads them declares. */
  record Found(SimpleCommand printer, List<Word> words, CommandSecrets.Declaration reader) {}

  /** Whether a word names something that prints the words behind it. */
  public static boolean isPrinter(String word) {
    return PRINTERS.contains(word);
  }

  List<Found> in(Pipeline pipe) {
    List<Found> found = new ArrayList<>();
    for (int i = 1; i < pipe.parts().size(); i++) {
      SimpleCommand part = pipe.parts().get(i);
      List<String> words = part.words().stream().map(PipedSecrets::skeleton).toList();
      if (part.kind() != SimpleCommand.Kind.PIPED) {
        continue;
      }
      List<SimpleCommand> before = pipe.parts().subList(0, i);
      commands
          .of(words)
          .filter(CommandSecrets.Declaration::takesSecrets)
          .ifPresent(
              reader ->
                  before.stream()
                      .filter(PipedSecrets::printsItsWords)
                      .map(printer -> new Found(printer, behindName(printer), reader))
                      .forEach(found::add));
    }
    return found;
  }

  private static List<Word> behindName(SimpleCommand printer) {
    return printer.words().subList(1, printer.words().size());
  }

  private static boolean printsItsWords(SimpleCommand part) {
    return !part.words().isEmpty()
        && part.words().get(0).literal().filter(PipedSecrets::isPrinter).isPresent();
  }

  private static String skeleton(Word word) {
    return word.parts().stream()
        .map(
            part ->
                part instanceof Part.Literal literal ? literal.text() : CommandSecrets.EXPANSION)
        .collect(Collectors.joining());
  }
}
