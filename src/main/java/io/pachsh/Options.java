package io.pachsh;

import io.pachsh.output.Format;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What stands on the operating system's command line before a command's own words. */
@CommandLine.Command(
    name = "pachsh",
    header = "The interactive admin console for Pachyderm access control.",
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "pachsh [OPTIONS]              a session, or a script on standard input",
      "       pachsh [OPTIONS] COMMAND …    one command, saved when it succeeds",
      "       pachsh [OPTIONS] -f FILE      a script"
    },
    sortOptions = false,
    footer = {
      "",
      "Exit status: 0 ok, 1 failed, 2 usage, 3 denied, 4 unreachable, 130 interrupted.",
      "Next: 'pachsh' alone begins a session, where Tab completes and 'help' explains.",
      "'pachsh help' lists commands and topics; 'pachsh help login' shows one of them."
    })
final class Options {
  @Option(
      names = {"-c", "--command"},
      paramLabel = "COMMANDS",
      description = "Run these commands as a script.")
  @Nullable String commands;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Run the commands of a file; - for standard input.")
  @Nullable Path file;

  @Option(
      names = {"-D"},
      paramLabel = "NAME=VALUE",
      description = "Set a variable of the session.")
  Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--context", paramLabel = "NAME", description = "Act on this context.")
  @Nullable String context;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "Show answers as ${COMPLETION-CANDIDATES}.")
  Format output = Format.TABLE;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colours: ${COMPLETION-CANDIDATES}; auto by default.")
  When color = When.auto;

  @Option(names = "--save", description = "Save at the end of a script if all went well.")
  boolean save;

  @Option(names = "--no-save", description = "Do not save after a single command.")
  boolean noSave;

  @Option(names = "--check", description = "Read the script and check every command; run nothing.")
  boolean check;

  @Option(
      names = "--keep-going",
      description = "Go on after a failure; exit with the first status.")
  boolean keepGoing;

  @Option(names = "-x", description = "Show each command before it runs, secrets masked.")
  boolean trace;

  @Option(
      names = "--insecure-inline",
      description = "Allow secrets here, where other users see them.")
  boolean insecureInline;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--version", description = "Say which pachsh this is.")
  boolean version;

  @Parameters(paramLabel = "COMMAND", hidden = true)
  List<String> words = List.of();

  /** When to use colours. */
  enum When {
    auto,
    always,
    never
  }
}
