package io.pachsh.tutorial;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody came in a walkthrough.
 *
 * @param page its name
 * @param step the one to take next, counted from 0; as many as there are when all were taken
 * @param skipped steps before it that were not run
 */
public record Bookmark(String page, int step, Set<Integer> skipped) {
  private static final Pattern LINE = Pattern.compile("([a-z-]+) ([0-9]{1,4})((?: -[0-9]{1,4})*+)");

  public Bookmark {
    skipped = Set.copyOf(skipped);
  }

  /** As a line of a file: {@code okta 4 -2 -3}. */
  String line() {
    return page
        + " "
        + step
        + new TreeSet<>(skipped).stream().map(s -> " -" + s).collect(Collectors.joining());
  }

  /** What a line says; empty when it says something else, as that of a later pachsh may. */
  static Optional<Bookmark> of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Set<Integer> skipped = new TreeSet<>();
    for (String word : matcher.group(3).strip().split(" ", -1)) {
      if (!word.isEmpty()) {
        skipped.add(-Integer.parseInt(word));
      }
    }
    return Optional.of(new Bookmark(matcher.group(1), Integer.parseInt(matcher.group(2)), skipped));
  }
}
