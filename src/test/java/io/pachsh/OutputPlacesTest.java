package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever reaches a person passes few places, which make it harmless and mask what is secret. A
 * new one needs a place here, and so a thought about both.
 */
class OutputPlacesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/pachsh");

  /** The process's own streams. */
  private static final Pattern PROCESS =
      Pattern.compile("System\\.(out|err|console)\\b|FileDescriptor\\.(out|err)\\b");

  /** Printing on a stream, or a way to. */
  private static final Pattern PRINTING =
      Pattern.compile("\\.(print|println|printf)\\(|::print(ln|f)?\\b|\\.writer\\(\\)");

  /** A message for somebody, and a protocol's printer, which is none. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(JSON|PRINTER|printer\\(\\))\\s*\\.print\\(");

  private static final Set<String> OF_THE_PROCESS =
      Set.of("Main.java", "console/SystemTerminal.java", "console/Terminals.java");

  /** Who prints, each a sink that sanitises, or one that prints what it made itself. */
  private static final Set<String> PRINTERS =
      Set.of(
          "Launch.java", // help and version
          "LogFile.java",
          "Main.java", // the version, before anything is loaded
          "CompletionQuery.java", // completions, none that could not be printed
          "cli/auth/TokenFile.java",
          "cli/builtin/ClearCommand.java",
          "cli/builtin/CompletionCommand.java", // files of completions, with their tabs
          "cli/builtin/EchoCommand.java",
          "cli/serve/ServeEnvironment.java", // the log of requests
          "cli/tutorial/PageView.java", // the pages of walkthroughs
          "screen/Presentation.java",
          "console/JLineConsole.java",
          "console/PlainKeyboard.java",
          "console/Progress.java",
          "console/Streams.java",
          "console/Suspension.java");

  @Test
  void nobodyElseTouchesTheProcessesStreams() throws IOException {
    assertThat(OF_THE_PROCESS).containsAll(files(PROCESS));
  }

  /** How a failure, a bug, a note and the like begin: nobody words one by hand. */
  private static final Pattern MESSAGE =
      Pattern.compile("\"(\"\"\\s+)?(note|warning|error|next|pachsh): (?! )|This is a bug");

  @Test
  void messagesBeginInThreePlaces() throws IOException {
    assertThat(files(MESSAGE))
        .containsExactlyInAnyOrder(
            "screen/Presentation.java", // failures
            "console/Streams.java", // notes, warnings and hints
            "failure/Failure.java"); // bugs
  }

  @Test
  void nobodyElsePrints() throws IOException {
    assertThat(files(PRINTING)).containsExactlyInAnyOrderElementsOf(PRINTERS);
  }

  private static Set<String> files(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(SOURCES)) {
      for (Path file : all.filter(it -> it.toString().endsWith(".java")).toList()) {
        String source =
            ELSEWHERE
                .matcher(Files.readString(file).replaceAll("(?m)^\\s*(//|\\*|/\\*\\*).*$", ""))
                .replaceAll("");
        if (pattern.matcher(source).find()) {
          found.add(SOURCES.relativize(file).toString());
        }
      }
    }
    return found;
  }
}
