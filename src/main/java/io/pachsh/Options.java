package io.pachsh;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Format;
import io.pachsh.redaction.SecretNames;
import io.pachsh.redaction.UsageWords;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

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

  /** Takes the options from the front of a command line, up to the first word that is none. */
  void read(String[] args) {
    try {
      line().parseArgs(args);
    } catch (ParameterException e) {
      throw new Failure(Exit.USAGE, sentence(e, args), "'pachsh --help' shows the options.");
    }
  }

  /** What {@code --help} shows. */
  String page() {
    return line().getUsageMessage(CommandLine.Help.Ansi.OFF).replace("-D=NAME", "-D NAME");
  }

  /** Refuses what contradicts itself, and secrets that other users of this machine could see. */
  void requireSafe() {
    if (commands != null && file != null) {
      throw new Failure(Exit.USAGE, "-c and -f exclude each other.");
    }
    if (!words.isEmpty() && (commands != null || file != null)) {
      throw new Failure(
          Exit.USAGE,
          "The words of a command cannot stand beside -c or -f.",
          "Give variables to a script with -D NAME=VALUE.");
    }
    for (Map.Entry<String, String> given : variables.entrySet()) {
      if (SecretNames.isSecret(given.getKey(), given.getValue()) && !insecureInline) {
        throw new Failure(
            Exit.USAGE,
            "-D " + given.getKey() + " would show a secret to other users of this machine.",
            "Set it in the environment instead; --insecure-inline overrides this.");
      }
    }
  }

  private CommandLine line() {
    CommandLine line = new CommandLine(this);
    line.setStopAtPositional(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false);
    return line;
  }

  /** What is wrong with the options; a value that may be a secret is not repeated. */
  private static String sentence(ParameterException e, String[] args) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String name = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
      return "Unknown option: '" + UsageWords.nameOrMask(name) + "'";
    }
    return UsageWords.masked(String.valueOf(e.getMessage()), List.of(args), false);
  }

  /** When to use colours. */
  enum When {
    auto,
    always,
    never
  }
}
