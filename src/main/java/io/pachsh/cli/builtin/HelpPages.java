package io.pachsh.cli.builtin;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.CommandTree;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.help.Prose;
import io.pachsh.help.Topic;
import io.pachsh.session.Session;
import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The pages that {@code help} shows: what to do first, all commands and topics, a command, a group,
 * a topic, or where a word is spoken of.
 */
record HelpPages(Session session, CommandResolver commands, IntSupplier columns) {
  /** The word that asks for every command. */
  static final String ALL = "all";

  /** The page for some words; no word is both a topic and the first word of a command. */
  String of(List<String> typed) {
    List<String> words = CommandTree.withoutProgramName(typed);
    if (words.isEmpty()) {
      return StartPage.of(session, commands.tree(), columns.getAsInt());
    }
    if (words.equals(List.of(ALL))) {
      return commands.help(List.of(), columns.getAsInt()) + "\n" + contents();
    }
    Optional<Topic> topic = words.size() == 1 ? Topic.named(words.get(0)) : Optional.empty();
    if (topic.isPresent()) {
      return topic.get().page(columns.getAsInt());
    }
    return commands.tree().resolve(words) instanceof CommandTree.Resolution.Unknown unknown
        ? new HelpSearch(commands)
            .page(words, columns.getAsInt())
            .orElseThrow(() -> unheard(words, unknown))
        : commands.help(words, columns.getAsInt());
  }

  private static Failure unheard(List<String> words, CommandTree.Resolution.Unknown unknown) {
    List<String> meant = new ArrayList<>();
    Spelling.near(words.get(0), Topic.NAMES).forEach(topic -> meant.add("help " + topic));
    unknown.suggestions().forEach(command -> meant.add("help " + command));
    return new Failure(
        Exit.USAGE,
        "There is no command and no topic '%s', and no help speaks of it."
            .formatted(String.join(" ", words)),
        meant.isEmpty()
            ? "'help all' lists every command and topic."
            : "Did you mean '"
                + String.join("' or '", meant.subList(0, Math.min(3, meant.size())))
                + "'?");
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
