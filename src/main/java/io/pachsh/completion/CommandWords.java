package io.pachsh.completion;

import io.pachsh.command.CommandTree;
import java.util.ArrayList;
import java.util.List;

/** The words that commands are made of, each with what it does or how many commands begin so. */
final class CommandWords {
  private CommandWords() {}

  static List<Name> following(CommandTree tree, List<String> words) {
    List<Name> names = new ArrayList<>();
    String path = String.join(" ", words);
    for (String word : tree.following(words)) {
      List<CommandTree.Entry> below = tree.entriesBelow(path.isEmpty() ? word : path + " " + word);
      names.add(
          Name.of(word, below.size() == 1 ? below.get(0).summary() : below.size() + " commands"));
    }
    return names;
  }
}
