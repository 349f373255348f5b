package io.pachsh.completion;

import io.pachsh.spelling.TypoMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that somebody may have meant who wrote the start of none: those that hold the text in
 * whatever letter case; else those that begin nearly so; else those that hold its letters in order,
 * unless there are very many names: then too many would.
 */
final class SimilarNames {
  private static final int MOST = 50;
  private static final int VERY_MANY = 10_000;

  private final Name[] sorted;
  private @Nullable SubstringIndex substringIndex;

  SimilarNames(Name[] sorted) {
    this.sorted = sorted;
  }

  List<Name> to(String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    List<Name> holding = holding(word);
    if (!holding.isEmpty()) {
      return holding;
    }
    List<Name> slips = new TypoMatcher<>(sorted, Name::text, word, MOST).names();
    boolean enough = word.chars().filter(Character::isLetterOrDigit).count() > 1;
    return slips.isEmpty() && enough && sorted.length <= VERY_MANY ? inOrder(word) : slips;
  }

  private List<Name> holding(String word) {
    SubstringIndex all = letters();
    List<Name> holding = new ArrayList<>();
    int name = word.indexOf('\n') < 0 ? all.next(word, 0) : -1;
    while (name >= 0 && holding.size() < MOST) {
      holding.add(sorted[name]);
      name = all.next(word, name + 1);
    }
    return holding;
  }

  private List<Name> inOrder(String word) {
    return Arrays.stream(sorted)
        .filter(name -> holdsInOrder(name.text().toLowerCase(Locale.ROOT), word))
        .sorted(Comparator.comparingInt(name -> name.text().length()))
        .limit(MOST)
        .toList();
  }

  private static boolean holdsInOrder(String name, String word) {
    int at = 0;
    for (int i = 0; i < word.length(); i++) {
      at = name.indexOf(word.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return true;
  }

  /** Asked for ahead of time by whoever makes the names beside the keyboard. */
  void prepare() {
    var unused = letters();
  }

  private SubstringIndex letters() {
    if (substringIndex == null) {
      substringIndex = new SubstringIndex(sorted);
    }
    return substringIndex;
  }
}
