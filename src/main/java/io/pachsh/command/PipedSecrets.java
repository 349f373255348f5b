package io.pachsh.command;

import io.pachsh.language.Pipeline;
import io.pachsh.language.SimpleCommand;
import io.pachsh.language.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Secrets that stand on a line because something prints them into a pipe for a command that reads a
 * secret: {@code echo TOKEN | auth use-auth-token}.
 */
record PipedSecrets(CommandTree tree) {
  /** Words that are printed, and the command that reads them. */
  record Found(SimpleCommand printer, List<Word> words, CommandTree.Resolution.Found reader) {}

  List<Found> in(Pipeline pipe) {
    List<Found> found = new ArrayList<>();
    for (int i = 1; i < pipe.parts().size(); i++) {
      SimpleCommand part = pipe.parts().get(i);
      List<String> line = part.words().stream().map(word -> word.literal().orElse("")).toList();
      if (part.kind() == SimpleCommand.Kind.PIPED
          && tree.resolve(Runner.withoutProgramName(line))
              instanceof CommandTree.Resolution.Found reader
          && reader.entry().maker().get() instanceof SecretInput) {
        pipe.parts().subList(0, i).stream()
            .filter(PipedSecrets::printsItsWords)
            .forEach(printer -> found.add(new Found(printer, behindName(printer), reader)));
      }
    }
    return found;
  }

  private static List<Word> behindName(SimpleCommand printer) {
    return printer.words().stream()
        .skip(1)
        .filter(word -> word.literal().filter("-n"::equals).isEmpty())
        .toList();
  }

  private static boolean printsItsWords(SimpleCommand part) {
    return !part.words().isEmpty()
        && part.words().get(0).literal().filter(Stage.PRINTERS::contains).isPresent();
  }
}
