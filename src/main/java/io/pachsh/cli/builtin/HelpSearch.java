package io.pachsh.cli.builtin;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.command.Overview;
import io.pachsh.command.StandardOptions;
import io.pachsh.help.Prose;
import io.pachsh.help.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the commands and topics that speak of some words, in the singular or in the plural. */
record HelpSearch(CommandResolver commands) {
  /** A shorter word stands in half of everything. */
  private static final int SHORTEST = 3;

  /**
   * What was found: the commands whose name or sentence says all of the words, then the names of
   * those whose options or examples do, and of topics. Empty when nothing does.
   */
  Optional<String> page(List<String> words, int columns) {
    List<String> wanted = words.stream().map(HelpSearch::stem).toList();
    if (wanted.stream().anyMatch(word -> word.length() < SHORTEST)) {
      return Optional.empty();
    }
    List<CommandTree.Entry> found = new ArrayList<>();
    List<String> besides = new ArrayList<>();
    for (CommandTree.Entry entry : commands.tree().entries()) {
      if (says(entry.path() + " " + entry.summary(), wanted)) {
        found.add(entry);
      } else if (says(entry.path() + " " + details(entry), wanted)) {
        besides.add(entry.path());
      }
    }
    List<String> topics =
        Topic.NAMES.stream()
            .filter(name -> says(Topic.named(name).orElseThrow().text(), wanted))
            .toList();
    if (found.isEmpty() && besides.isEmpty() && topics.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder page = new StringBuilder();
    if (!found.isEmpty()) {
      page.append(Overview.of(found, columns));
    }
    String asked = String.join(" ", words);
    listed(page, "Commands whose help speaks of '" + asked + "': ", besides, columns);
    listed(page, "Topics that do: ", topics, columns);
    return Optional.of(page.toString());
  }

  private static void listed(StringBuilder page, String lead, List<String> names, int columns) {
    if (!names.isEmpty()) {
      page.append(page.isEmpty() ? "" : "\n");
      page.append(Prose.fitted(lead + String.join(", ", names) + ".", columns));
    }
  }

  private static String stem(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return small.endsWith("s") && small.length() > SHORTEST
        ? small.substring(0, small.length() - 1)
        : small;
  }

  private static boolean says(String text, List<String> wanted) {
    String small = text.toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(small::contains);
  }

  /** What the command's page says beside what every page says. */
  private String details(CommandTree.Entry entry) {
    return commands.specification(entry).map(HelpSearch::details).orElse("");
  }

  private static String details(CommandSpec spec) {
    StringBuilder text = new StringBuilder();
    spec.args().stream()
        .filter(argument -> !argument.hidden() && !isCommon(argument))
        .forEach(
            argument -> {
              if (argument instanceof OptionSpec option) {
                text.append(String.join(" ", option.names())).append(' ');
              }
              text.append(argument.paramLabel()).append(' ');
              text.append(String.join(" ", argument.description())).append('\n');
            });
    Arrays.stream(spec.usageMessage().footer()).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static boolean isCommon(ArgSpec argument) {
    return argument instanceof OptionSpec option
        && option.userObject() instanceof java.lang.reflect.Field field
        && field.getDeclaringClass() == StandardOptions.class;
  }
}
