package io.pachsh.command;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Wrap;
import io.pachsh.outside.Lines;
import io.pachsh.redaction.UsageWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said about how commands are written: usage errors and help pages. */
public final class Usage {
  /** What picocli refuses to be below. */
  private static final int NARROWEST = 55;

  private Usage() {}

  /** The help page of a command: what it does, how to write it, its options, an example. */
  public static String page(CommandLine line, int columns) {
    return own(line, columns) + keys(line.getCommandName(), columns);
  }

  private static String own(CommandLine line, int columns) {
    if (columns < NARROWEST) {
      return NarrowPage.of(line, columns);
    }
    line.setUsageHelpWidth(columns);
    line.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER, help -> HelpNotes.of(help.commandSpec(), columns));
    return line.getUsageMessage(Ansi.OFF);
  }

  /** What programs get of it. */
  private static String keys(String path, int columns) {
    return AnswerKeys.of(path)
        .map(keys -> Wrap.lines("Keys of -o json: " + keys + ".", columns))
        .map(lines -> "\n" + String.join("\n", lines) + "\n")
        .orElse("");
  }

  /** A line that picocli could not read: what is wrong, and the synopsis. */
  public static Failure failure(ParameterException e, List<String> arguments) {
    CommandLine line = e.getCommandLine();
    String synopsis =
        new CommandLine.Help(line.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .synopsis(0)
            .strip()
            .replace("\n", " ")
            .replaceAll(" +", " ");
    String hint = "Usage: " + synopsis;
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      Lines meant =
          OptionSlip.correction(word, line.getCommandSpec().optionsMap().keySet())
              .and(fileBehindItsOption(word, line));
      return new Failure(Exit.USAGE, noPlace(word, line, arguments), meant.and(hint));
    }
    return new Failure(Exit.USAGE, sentence(String.valueOf(e.getMessage())), hint);
  }

  /** Says that a word has no place; the word itself, which may be a secret, is not repeated. */
  private static String noPlace(String word, CommandLine line, List<String> arguments) {
    String command = "'" + line.getCommandName() + "'";
    if (word.startsWith("-")) {
      String name = word.replaceFirst("=.*", "");
      return UsageWords.isName(name)
          ? command + " has no option " + name + "."
          : command + " has no such option" + place(arguments.indexOf(word)) + ".";
    }
    int takes = places(line.getCommandSpec());
    String most = takes == 0 ? "no argument" : takes == 1 ? "one argument" : takes + " arguments";
    return command
        + " takes "
        + (takes <= 1 ? most : "at most " + most)
        + place(arguments.lastIndexOf(word))
        + ".";
  }

  private static String place(int index) {
    return index < 0 ? "" : ": see word " + (index + 1) + " behind its name";
  }

  /** How many arguments beside options a command takes. */
  static int places(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .mapToInt(p -> p.index().isVariable() ? Integer.MAX_VALUE : p.index().max() + 1)
        .max()
        .orElse(0);
  }

  /** Advice for one who names a file as other programs want it. */
  private static Lines fileBehindItsOption(String word, CommandLine line) {
    OptionSpec file = line.getCommandSpec().optionsMap().get("-f");
    return !word.startsWith("-") && file != null && file.paramLabel().equals("FILE")
        ? Lines.of("A file is named behind -f: '" + line.getCommandName() + " -f FILE'.")
        : Lines.none();
  }

  /** Checks the options of a line by their names alone; unknown words are empty. */
  public static void requireKnownOptions(CommandLine line, List<Optional<String>> words) {
    for (Optional<String> word : words) {
      String name = word.orElse("").replaceFirst("=.*", "");
      if (name.startsWith("--") && !line.getCommandSpec().optionsMap().containsKey(name)) {
        throw failure(new UnmatchedArgumentException(line, List.of(name)), List.of());
      }
    }
  }

  /** Words that name no command. */
  public static Failure unknown(CommandTree.Resolution.Unknown unknown) {
    String shown = UsageWords.nameOrMask(unknown.word());
    String whole = (unknown.path() + " " + shown).strip();
    return new Failure(Exit.USAGE, "There is no command '" + whole + "'.", hint(unknown, shown));
  }

  private static String hint(CommandTree.Resolution.Unknown unknown, String shown) {
    if (unknown.word().startsWith("-")) {
      return "Options stand behind the command, as in 'auth whoami --context local'.";
    }
    Optional<String> elsewhere = PachctlCommands.of(unknown.line());
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    List<String> suggestions = unknown.suggestions();
    if (!suggestions.isEmpty()) {
      return "Did you mean '" + String.join("' or '", suggestions) + "'?";
    }
    return unknown.path().isEmpty()
        ? "'help all' lists the commands; '!" + shown + "' runs a program of that name."
        : "'help all' lists the commands.";
  }

  /** Words that only begin commands. */
  public static Failure incomplete(CommandTree.Resolution.Group group) {
    if (group.path().isEmpty()) {
      return new Failure(
          Exit.USAGE,
          "A command is missing: 'pachctl' and 'pachsh' mean nothing alone.",
          "'help all' lists the commands.");
    }
    int widest = group.entries().stream().mapToInt(it -> it.path().length()).max().orElse(0);
    List<String> next =
        group.entries().stream()
            .map(
                it -> "  " + it.path() + " ".repeat(widest + 2 - it.path().length()) + it.summary())
            .toList();
    return new Failure(Exit.USAGE, "'" + group.path() + "' needs another word:", Lines.of(next));
  }

  private static String sentence(String message) {
    String text =
        message
            .strip()
            .replaceFirst("positional parameter at index \\S+ \\(([^)]*)\\)", "$1")
            .replaceFirst("is not an? (int|long)$", "is not a whole number");
    String first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return first.endsWith(".") || first.endsWith(")") ? first : first + ".";
  }
}
