package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.TextResource;
import io.pachsh.output.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints the file of the directory {@code completions} that one of the system's shells reads. */
@CommandLine.Command(
    footer = {
      "",
      "The head of each file says where it belongs for good. At once:",
      "",
      "  source <(pachsh completion bash)",
      "  source <(pachsh completion zsh)",
      "  pachsh completion fish | source"
    })
final class CompletionCommand implements Command {
  private static final Map<String, String> FILES =
      new TreeMap<>(Map.of("bash", "pachsh.bash", "zsh", "_pachsh", "fish", "pachsh.fish"));

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "The shell: ${COMPLETION-CANDIDATES}.")
  private String shell = "";

  /** The shells, for completion and for messages. */
  private static final class Shells extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Shells() {
      super(FILES.keySet());
    }
  }

  @Override
  public Answer run(Streams streams) {
    String file = FILES.get(shell);
    if (file == null) {
      throw new Failure(
          Exit.USAGE,
          "There is no completion for '" + shell + "'.",
          "There is one for " + String.join(", ", List.copyOf(FILES.keySet())) + ".");
    }
    // As it stands in the file: an answer's lines would lose their tabs.
    streams.out().print(text(file));
    return Answer.nothing();
  }

  private static String text(String file) {
    return TextResource.beside(CompletionCommand.class, "completions/" + file);
  }
}
