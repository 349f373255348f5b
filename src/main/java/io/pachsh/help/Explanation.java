package io.pachsh.help;

import java.util.List;

/**
 * What an error message means and what to do about it.
 *
 * @param id what it is called, in words with dashes
 * @param from the programs and providers that say so
 * @param checks the ids of the doctor's checks that find it; none where it takes no check
 * @param sample a message of this kind, as it is shown
 * @param means what has happened
 * @param steps what to do, the likeliest first
 */
public record Explanation(
    String id,
    List<String> from,
    List<String> checks,
    List<Wording> wordings,
    String sample,
    String means,
    List<String> steps) {
  public Explanation {
    from = List.copyOf(from);
    checks = List.copyOf(checks);
    wordings = List.copyOf(wordings);
    steps = List.copyOf(steps);
  }

  /** How much of a message it explains word for word; 0 for nothing. */
  int weightIn(String plainMessage) {
    int best = 0;
    for (Wording wording : wordings) {
      best = Math.max(best, wording.weightIn(plainMessage));
    }
    return best;
  }
}
