package io.pachsh.shipped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * One way a command line can go on, as the tables of the shells hold it.
 *
 * @param name a word, an option, or {@code *} for arguments
 * @param kind what value stands behind it: {@code .} none, {@code ?} one that pachsh knows, {@code
 *     <} a file, or the choices with {@code |} between them
 */
record Row(String name, String kind, String description) {
  private static final String NONE = ".";
  private static final String ASK = "?";
  private static final String FILE = "<";
  private static final String ARGUMENTS = "*";

  /** A word that leads deeper into the tree. */
  static Row word(String word, String description) {
    return new Row(word, NONE, description);
  }

  /** The options of a command, and its arguments if it takes any. */
  static List<Row> of(Optional<CommandSpec> specification) {
    if (specification.isEmpty()) {
      return List.of(new Row(ARGUMENTS, ASK, ""));
    }
    List<Row> rows = new ArrayList<>();
    for (OptionSpec option : specification.get().options()) {
      if (!option.hidden()) {
        for (String name : Words.names(option)) {
          rows.add(new Row(name, kind(option), Words.description(option)));
        }
      }
    }
    List<PositionalParamSpec> arguments =
        specification.get().positionalParameters().stream()
            .filter(parameter -> !parameter.hidden())
            .toList();
    if (!arguments.isEmpty()) {
      rows.add(new Row(ARGUMENTS, kind(arguments), Words.description(arguments.get(0))));
    }
    return rows;
  }

  /** What all of the arguments are; where they differ, pachsh knows which stands where. */
  private static String kind(List<PositionalParamSpec> arguments) {
    List<String> kinds = arguments.stream().map(Row::kind).distinct().toList();
    return kinds.size() == 1 ? kinds.get(0) : ASK;
  }

  private static String kind(ArgSpec argument) {
    if (argument.arity().max() == 0) {
      return NONE;
    }
    List<String> choices = Words.choices(argument);
    if (!choices.isEmpty()) {
      return String.join("|", choices);
    }
    return argument.paramLabel().matches("FILE|DIRECTORY") ? FILE : ASK;
  }

  /** The row, if it is the program's own option for a context, saying where to ask for names. */
  Row asking(String option, String words) {
    return name.equals(option) ? new Row(name, ASK + words, description) : this;
  }

  /** The row as one line. */
  String line() {
    return name + "\t" + kind + "\t" + description;
  }
}
