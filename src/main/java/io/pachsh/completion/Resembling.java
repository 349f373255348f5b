package io.pachsh.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names that somebody may have meant who wrote none of them: those that hold the text in
 * whatever letter case; else those that begin nearly so; else those that hold its letters in order.
 */
final class Resembling {
  private static final int MOST = 50;

  private final Name[] sorted;

  /** In small letters, and which letters each holds at all; made when they are first needed. */
  private String @Nullable [] small;

  private long @Nullable [] letters;

  Resembling(Name[] sorted) {
    this.sorted = sorted;
  }

  List<Name> to(String typed) {
    String word = typed.toLowerCase(Locale.ROOT);
    List<Name> holding = new ArrayList<>();
    List<Name> inOrder = new ArrayList<>();
    scan(word, holding, inOrder);
    if (!holding.isEmpty()) {
      return holding;
    }
    List<Name> slips = new Slips(sorted, word, MOST).names();
    boolean enough = word.chars().filter(Character::isLetterOrDigit).count() > 1;
    return slips.isEmpty() && enough ? inOrder : slips;
  }

  private void scan(String word, List<Name> holding, List<Name> inOrder) {
    String[] names = small();
    long[] held = letters(names);
    long wanted = letters(word);
    for (int i = 0; i < names.length && holding.size() < MOST; i++) {
      if ((wanted & ~held[i]) == 0 && holdsInOrder(names[i], word)) {
        if (names[i].contains(word)) {
          holding.add(sorted[i]);
        } else if (inOrder.size() < MOST) {
          inOrder.add(sorted[i]);
        }
      }
    }
    inOrder.sort(Comparator.comparingInt(name -> name.text().length()));
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
    var unused = letters(small());
  }

  private String[] small() {
    String[] made = small;
    if (made == null) {
      made = new String[sorted.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = sorted[i].text().toLowerCase(Locale.ROOT);
      }
      small = made;
    }
    return made;
  }

  private long[] letters(String[] names) {
    long[] made = letters;
    if (made == null) {
      made = new long[names.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = letters(names[i]);
      }
      letters = made;
    }
    return made;
  }

  private static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << (text.charAt(i) & 63);
    }
    return letters;
  }
}
