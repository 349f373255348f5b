package io.pachsh.help;

import io.pachsh.spelling.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much a message resembles known ones: by the share of their words that it holds, in any order
 * and with a slip each. Rare words count more than those that stand in many messages.
 */
final class Resemblance {
  private static final double ENOUGH = 0.6;
  private static final int MOST_WORDS = 300;
  private static final int SHORTEST_WORD = 3;

  /** Shorter words with a slip could be anything. */
  private static final int FORGIVING_FROM = 5;

  private final List<Explanation> all;
  private final Map<String, Integer> frequencies = new HashMap<>();

  Resemblance(List<Explanation> all) {
    this.all = all;
    for (Explanation explanation : all) {
      Set<String> words = new HashSet<>();
      explanation.wordings().forEach(wording -> words.addAll(words(wording)));
      words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
    }
  }

  List<Explanations.Rated> to(String plainMessage) {
    Set<String> said = words(plainMessage);
    Set<String> recognised = new HashSet<>();
    for (String known : frequencies.keySet()) {
      if (said.contains(known) || said.stream().anyMatch(word -> isSlipOf(word, known))) {
        recognised.add(known);
      }
    }
    List<Explanations.Rated> rated = new ArrayList<>();
    for (Explanation explanation : all) {
      double best = 0;
      for (Wording wording : explanation.wordings()) {
        best = Math.max(best, share(words(wording), recognised));
      }
      rated.add(new Explanations.Rated(explanation, best));
    }
    return rated;
  }

  /** One word alone is enough only when the whole wording is that word. */
  private double share(Set<String> words, Set<String> recognised) {
    double found = 0;
    double whole = 0;
    int hits = 0;
    for (String word : words) {
      double weight = 1.0 / frequencies.getOrDefault(word, 1);
      whole += weight;
      if (recognised.contains(word)) {
        found += weight;
        hits++;
      }
    }
    boolean enough = hits > 1 || (hits == 1 && words.size() == 1);
    return enough && found / whole >= ENOUGH ? found / whole : 0;
  }

  private static boolean isSlipOf(String word, String known) {
    return known.length() >= FORGIVING_FROM && Spelling.isSlipOf(word, known, 1);
  }

  private static Set<String> words(Wording wording) {
    return words(String.join(" ", wording.pieces()));
  }

  private static Set<String> words(String plain) {
    Set<String> words = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= plain.length() && words.size() < MOST_WORDS; i++) {
      if (i < plain.length() && Character.isLetterOrDigit(plain.charAt(i))) {
        word.append(plain.charAt(i));
      } else {
        if (word.length() >= SHORTEST_WORD) {
          words.add(word.toString());
        }
        word.setLength(0);
      }
    }
    return words;
  }
}
