package io.pachsh.command;

import io.pachsh.output.Wrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A help page for a screen narrower than picocli knows: what is beside elsewhere stands below. */
final class NarrowPage {
  private static final int INDENT = 4;

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private NarrowPage(int columns) {
    this.columns = columns;
  }

  static String of(CommandLine line, int columns) {
    return new NarrowPage(columns).of(line.getCommandSpec());
  }

  private String of(CommandSpec spec) {
    Arrays.stream(spec.usageMessage().header()).forEach(line -> lines(line, "", ""));
    String synopsis =
        new Help(spec, Help.defaultColorScheme(Ansi.OFF))
            .synopsis(0)
            .strip()
            .replaceAll("\\s+", " ");
    lines("Usage: " + synopsis, "", " ".repeat(INDENT));
    List<ArgSpec> arguments =
        spec.positionalParameters().stream().map(ArgSpec.class::cast).toList();
    section("\nArguments:", arguments);
    section("\nOptions:", spec.options().stream().map(ArgSpec.class::cast).toList());
    text.append(HelpNotes.of(spec, columns));
    return text.toString();
  }

  private void section(String heading, List<ArgSpec> arguments) {
    List<ArgSpec> shown = arguments.stream().filter(argument -> !argument.hidden()).toList();
    if (!shown.isEmpty()) {
      text.append(heading).append('\n');
      for (ArgSpec each : shown) {
        lines(name(each), "  ", " ".repeat(INDENT));
        String description = description(each);
        if (!description.isEmpty()) {
          lines(description, " ".repeat(INDENT), " ".repeat(INDENT));
        }
      }
    }
  }

  private static String name(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return argument.paramLabel();
    }
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + argument.paramLabel();
  }

  private static String description(ArgSpec argument) {
    List<String> choices = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(choices::add);
    }
    return String.join(" ", argument.description())
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", choices));
  }

  private void lines(String words, String first, String next) {
    String start = first;
    for (String line : Wrap.words(words, columns - next.length())) {
      text.append(start).append(line).append('\n');
      start = next;
    }
  }
}
