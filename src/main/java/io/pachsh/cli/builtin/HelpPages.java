package io.pachsh.cli.builtin;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.help.Prose;
import io.pachsh.help.Topic;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** The pages that {@code help} shows: all commands and topics, a command, a group, or a topic. */
record HelpPages(CommandResolver commands, IntSupplier columns) {
  /** The page for some words; no word is both a topic and the first word of a command. */
  String of(List<String> words) {
    if (words.isEmpty()) {
      return commands.help(words, columns.getAsInt()) + "\n" + contents();
    }
    if (words.size() == 1) {
      return Topic.named(words.get(0))
          .map(topic -> topic.page(columns.getAsInt()))
          .orElseGet(() -> ofCommand(words));
    }
    return commands.help(words, columns.getAsInt());
  }

  private String ofCommand(List<String> words) {
    List<String> near = Spelling.near(words.get(0), Topic.NAMES);
    if (!near.isEmpty()
        && commands.tree().resolve(words) instanceof CommandTree.Resolution.Unknown unknown) {
      List<String> meant = new ArrayList<>();
      near.forEach(topic -> meant.add("help " + topic));
      unknown.suggestions().forEach(command -> meant.add("help " + command));
      throw new Failure(
          Exit.USAGE,
          "There is no command and no topic '" + words.get(0) + "'.",
          "Did you mean '"
              + String.join("' or '", meant.subList(0, Math.min(3, meant.size())))
              + "'?");
    }
    return commands.help(words, columns.getAsInt());
  }

  private String contents() {
    boolean teaches = commands.tree().following(List.of()).contains("tutorial");
    return Prose.fitted(
        "Topics, as in `help contexts`: "
            + String.join(", ", Topic.NAMES)
            + ".\n`explain` says what the last error means, `explain TEXT` any other message."
            + (teaches ? "\n`tutorial` teaches all of this step by step." : ""),
        columns.getAsInt());
  }
}
