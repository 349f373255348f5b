package io.pachsh.command;

import io.pachsh.console.Completions;
import io.pachsh.console.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** How a line can go on, read off the command tree: words of commands, options, fixed values. */
public final class CommandCompletions implements Completions {
  private final CommandTree tree;
  private final Runner runner;
  private final Session session;

  public CommandCompletions(CommandTree tree, Runner runner, Session session) {
    this.tree = tree;
    this.runner = runner;
    this.session = session;
  }

  @Override
  public List<Suggestion> complete(String textUpToCursor) {
    List<String> words = lastCommand(textUpToCursor);
    String partial = words.remove(words.size() - 1);
    if (!words.isEmpty() && (words.get(0).equals("pachctl") || words.get(0).equals("pachsh"))) {
      words.remove(0);
    }
    if (!words.isEmpty() && words.get(0).equals("help")) {
      return groupWords(words.subList(1, words.size()), partial);
    }
    if (tree.resolve(words) instanceof CommandTree.Resolution.Found found) {
      return ofCommand(found, partial);
    }
    return groupWords(words, partial);
  }

  private List<Suggestion> groupWords(List<String> before, String partial) {
    List<Suggestion> found = new ArrayList<>();
    String path = String.join(" ", before);
    for (String word : tree.following(before)) {
      if (word.startsWith(partial)) {
        found.add(Suggestion.of(word, summary(path.isEmpty() ? word : path + " " + word)));
      }
    }
    return found;
  }

  private String summary(String path) {
    List<CommandTree.Entry> below = tree.entriesBelow(path);
    return below.size() == 1 ? below.get(0).summary() : below.size() + " commands";
  }

  private List<Suggestion> ofCommand(CommandTree.Resolution.Found found, String partial) {
    List<OptionHint> options = runner.options(found.entry());
    List<String> arguments = found.arguments();
    String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
    for (OptionHint option : options) {
      if (option.takesValue() && option.names().contains(last)) {
        return values(option, "", partial);
      }
      for (String name : option.names()) {
        if (option.takesValue() && partial.startsWith(name + "=")) {
          return values(option, name + "=", partial.substring(name.length() + 1));
        }
      }
    }
    if (!partial.startsWith("-")) {
      return found.entry().path().startsWith("config ") && found.entry().path().endsWith("context")
          ? contexts("", partial)
          : List.of();
    }
    List<Suggestion> suggestions = new ArrayList<>();
    for (OptionHint option : options) {
      for (String name : option.names()) {
        if (name.startsWith(partial) && name.startsWith("--")) {
          suggestions.add(Suggestion.of(name, option.description()));
        }
      }
    }
    return suggestions;
  }

  private List<Suggestion> values(OptionHint option, String prefix, String partial) {
    if (option.names().contains("--context")) {
      return contexts(prefix, partial);
    }
    return option.values().stream()
        .filter(value -> value.startsWith(partial))
        .map(value -> Suggestion.of(prefix + value, ""))
        .toList();
  }

  private List<Suggestion> contexts(String prefix, String partial) {
    // A name from pachctl's file that is no plain word could break the line: it is left out.
    return session.contextNames().stream()
        .filter(name -> name.startsWith(partial) && Quoted.word(name).equals(name))
        .map(name -> Suggestion.of(prefix + name, "context"))
        .toList();
  }

  /**
   * The words of the command at the end of the text; the last one, perhaps empty, is unfinished.
   */
  private static List<String> lastCommand(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ' ' || c == '\t') {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else if (c == ';' || c == '|' || c == '&' || c == '\n' || c == '(') {
        words.clear();
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }
}
