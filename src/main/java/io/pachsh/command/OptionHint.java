package io.pachsh.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as completion shows it.
 *
 * @param values what can follow it; empty when that is not a fixed choice
 * @param takesValue whether a value follows at all
 */
record OptionHint(List<String> names, String description, boolean takesValue, List<String> values) {
  static List<OptionHint> of(CommandSpec spec) {
    List<OptionHint> hints = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      List<String> values = new ArrayList<>();
      if (option.completionCandidates() != null) {
        option.completionCandidates().forEach(values::add);
      }
      String[] description = option.description();
      hints.add(
          new OptionHint(
              List.of(option.names()),
              description.length == 0 ? "" : description[0],
              option.arity().max() > 0,
              values));
    }
    return hints;
  }
}
