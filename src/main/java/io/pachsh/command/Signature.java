package io.pachsh.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What can stand behind the name of a command, as its help shows it. */
public record Signature(List<Option> options, List<Argument> arguments) {
  /** Of a command that reads its words itself: nothing is known of them. */
  public static final Signature UNKNOWN = new Signature(List.of(), List.of());

  /**
   * An option.
   *
   * @param takesValue whether a value follows
   * @param label what help calls the value, such as {@code PRINCIPAL}
   * @param values what it can be, when that is a fixed choice
   */
  public record Option(
      List<String> names,
      String description,
      boolean takesValue,
      String label,
      List<String> values) {}

  /**
   * Arguments of one kind, or of several that follow one another.
   *
   * @param first the place of the first, counted from 0
   * @param last the place of the last
   * @param label what help calls them, such as {@code ROLES PRINCIPAL... RESOURCE}
   */
  public record Argument(int first, int last, String label, List<String> values) {
    private static final String MORE = "...";

    /**
     * What each place has, and the last one every place behind it: {@code ROLES}, {@code
     * PRINCIPAL}, {@code PRINCIPAL|RESOURCE}.
     */
    public List<String> labels() {
      List<String> labels = new ArrayList<>();
      String repeated = "";
      for (String word : label.split(" ", -1)) {
        String name = word.endsWith(MORE) ? word.substring(0, word.length() - 3) : word;
        labels.add(repeated.isEmpty() ? name : repeated + "|" + name);
        repeated = name.equals(word) ? "" : name;
      }
      return labels;
    }
  }

  public static Signature of(CommandSpec spec) {
    List<Option> options = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      String[] description = option.description();
      options.add(
          new Option(
              List.of(option.names()),
              description.length == 0 ? "" : description[0],
              option.arity().max() > 0,
              option.paramLabel(),
              values(option)));
    }
    List<Argument> arguments = new ArrayList<>();
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      int last = argument.index().isVariable() ? Integer.MAX_VALUE : argument.index().max();
      boolean several = argument.isMultiValue();
      arguments.add(
          new Argument(
              argument.index().min(),
              several ? Integer.MAX_VALUE : last,
              argument.paramLabel(),
              values(argument)));
    }
    return new Signature(options, arguments);
  }

  private static List<String> values(ArgSpec argument) {
    List<String> values = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(values::add);
    }
    return values;
  }
}
