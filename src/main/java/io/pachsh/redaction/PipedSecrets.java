package io.pachsh.redaction;

import io.pachsh.language.Pipeline;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.util.ArrayList;
import java.util.List;

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
      List<SimpleCommand> printers =
          pipe.parts().subList(0, i).stream().filter(PipedSecrets::printsItsWords).toList();
      if (part.kind() != SimpleCommand.Kind.PIPED || printers.isEmpty()) {
        continue;
      }
      commands
          .of(part.words().stream().map(CommandSecrets::skeleton).toList())
          .filter(CommandSecrets.Declaration::takesSecrets)
          .ifPresent(
              reader ->
                  printers.forEach(
                      printer -> found.add(new Found(printer, behindName(printer), reader))));
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
}
