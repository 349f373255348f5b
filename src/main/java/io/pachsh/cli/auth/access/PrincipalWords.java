package io.pachsh.cli.auth.access;

import io.pachsh.access.PrincipalList;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The words of a line that name principals: each names one, for a comma is part of the name. */
public final class PrincipalWords {
  private static final int SHOWN = 10;
  private static final String NOBODY = "Write robot:NAME or user:EMAIL.";

  private PrincipalWords() {}

  /**
   * Refuses words that list several with commas.
   *
   * @param command the words of the command about one principal, which was meant once for each
   */
  public static void requireSingle(List<String> words, Function<String, List<String>> command) {
    requireSingle(words, command, Lines.none());
  }

  /** The same for a command whose {@code --force} takes any principal. */
  static void requireSingleOrForce(List<String> words, Function<String, List<String>> command) {
    requireSingle(words, command, Lines.of("--force takes the comma as part of one name."));
  }

  private static void requireSingle(
      List<String> words, Function<String, List<String>> command, Lines advice) {
    for (String word : words) {
      if (PrincipalList.isList(word)) {
        throw refused(word, words, command, advice);
      }
    }
  }

  /** The same for one word that asks about somebody. */
  static void requireSingle(String word) {
    if (PrincipalList.isList(word)) {
      throw new Failure(
          Exit.USAGE,
          PrincipalList.sentence(word),
          PrincipalList.in(word).isEmpty()
              ? NOBODY
              : "Ask about one at a time: " + names(word) + ".");
    }
  }

  private static Failure refused(
      String word, List<String> words, Function<String, List<String>> command, Lines advice) {
    Set<String> commands = new LinkedHashSet<>();
    for (String each : words) {
      PrincipalList.in(each).forEach(name -> commands.add("  " + line(command.apply(name))));
    }
    if (commands.isEmpty()) {
      return new Failure(Exit.USAGE, PrincipalList.sentence(word), NOBODY);
    }
    List<String> lines = new ArrayList<>();
    lines.add("A comma is part of a name. Write a command for each:");
    commands.stream().limit(SHOWN).forEach(lines::add);
    if (commands.size() > SHOWN) {
      lines.add("  and so on, for " + (commands.size() - SHOWN) + " more");
    }
    return new Failure(Exit.USAGE, PrincipalList.sentence(word), Lines.of(lines).and(advice));
  }

  private static String line(List<String> words) {
    return String.join(" ", words.stream().map(QuotedWord::word).toList());
  }

  private static String names(String word) {
    return String.join(", ", PrincipalList.in(word));
  }
}
