package io.pachsh.completion;

import io.pachsh.command.CommandTree;
import io.pachsh.help.Topic;
import java.util.ArrayList;
import java.util.List;

/** The words of commands, and the topics of help. */
record HelpWords(CommandTree tree) implements ValueCompleter {
  @Override
  public Candidates choice(CompletionRequest request) {
    List<Name> names = new ArrayList<>(CommandWords.following(tree, request.arguments()));
    if (request.arguments().isEmpty()) {
      names.replaceAll(each -> new Name(each.text(), each.description(), "commands", true));
      names.add(new Name("all", "every command, one line each", "commands", true));
      Topic.NAMES.forEach(topic -> names.add(new Name(topic, "", "topics", true)));
    }
    return Candidates.of(NameIndex.of(names));
  }
}
