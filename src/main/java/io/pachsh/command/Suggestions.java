package io.pachsh.command;

import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whole commands that words which name none may have meant: words in another order, without their
 * group, run together, of another tool, or with a slip.
 */
final class Suggestions {
  private static final int MOST = 3;
  private static final int LONGEST_COMMAND = 4;
  private static final int LONGEST_WORD = 40;

  private final Collection<String> paths;

  Suggestions(Collection<String> paths) {
    this.paths = paths;
  }

  /**
   * The likeliest commands, best first.
   *
   * @param words the words of the line
   * @param depth how many of them begin commands
   * @param following what could have followed those
   */
  List<String> of(List<String> words, int depth, Collection<String> following) {
    List<String> typed = commandWords(words);
    if (typed.size() <= depth) {
      return List.of();
    }
    Set<String> found = new LinkedHashSet<>();
    Optional.ofNullable(Synonyms.COMMANDS.get(typed.get(0)))
        .filter(paths::contains)
        .ifPresent(found::add);
    for (int count = typed.size(); count > 1; count--) {
      addSameWords(typed.subList(0, count), found);
      addRunTogether(typed.subList(0, count), 0, found);
      addSlips(typed.subList(0, count), found);
    }
    String before = String.join(" ", typed.subList(0, depth));
    for (String near : Spelling.near(typed.get(depth), following)) {
      String whole = (before + " " + near).strip();
      if (found.stream().noneMatch(path -> path.startsWith(whole))) {
        found.add(whole);
      }
    }
    if (found.isEmpty()) {
      addSameWords(typed.subList(depth, depth + 1), found);
    }
    for (int count = typed.size(); count > 0 && found.isEmpty(); count--) {
      addRunTogether(typed.subList(0, count), 1, found);
    }
    return found.stream().limit(MOST).toList();
  }

  /** The words that may name a command: up to the first option or principal. */
  private static List<String> commandWords(List<String> words) {
    return words.stream()
        .takeWhile(word -> !word.startsWith("-") && word.length() <= LONGEST_WORD)
        .filter(word -> !Synonyms.FILLERS.contains(word))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .limit(LONGEST_COMMAND)
        .toList();
  }

  /** Commands that hold all the words, in any order; those with the fewest others first. */
  private void addSameWords(List<String> typed, Set<String> found) {
    List<String> tokens = tokens(String.join(" ", typed));
    String inOrder = String.join(" ", tokens);
    paths.stream()
        .filter(path -> unmatched(tokens, tokens(path)) >= 0)
        .sorted(
            Comparator.comparing((String path) -> !String.join(" ", tokens(path)).contains(inOrder))
                .thenComparingInt(path -> unmatched(tokens, tokens(path))))
        .forEach(found::add);
  }

  /**
   * How many tokens of the command are not among the typed ones; -1 when a typed one is missing.
   */
  private static int unmatched(List<String> typed, List<String> path) {
    List<String> left = new ArrayList<>(path);
    for (String token : typed) {
      int at = 0;
      while (at < left.size() && !Synonyms.areSame(token, left.get(at))) {
        at++;
      }
      if (at == left.size()) {
        return -1;
      }
      left.remove(at);
    }
    return left.size();
  }

  /** The commands that were typed with the fewest slips, if with few. */
  private void addSlips(List<String> typed, Set<String> found) {
    String line = String.join(" ", typed);
    List<String> near = Spelling.near(line, paths);
    near.stream()
        .takeWhile(path -> Spelling.distance(line, path) == Spelling.distance(line, near.get(0)))
        .forEach(found::add);
  }

  /** Commands that end so when blanks and dashes are left out. */
  private void addRunTogether(List<String> typed, int slips, Set<String> found) {
    String squeezed = squeezed(String.join("", typed));
    for (String path : paths) {
      String tail = path;
      while (!tail.isEmpty()) {
        if (squeezed.length() > 3 && Spelling.distance(squeezed, squeezed(tail)) <= slips) {
          found.add(path);
        }
        tail = tail.contains(" ") ? tail.substring(tail.indexOf(' ') + 1) : "";
      }
    }
  }

  private static String squeezed(String words) {
    return words.replace(" ", "").replace("-", "").replace("_", "");
  }

  private static List<String> tokens(String words) {
    return List.of(words.replace('-', ' ').replace('_', ' ').strip().split(" +"));
  }
}
