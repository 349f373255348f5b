package io.pachsh.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What logins are refused with, as the sources say it. */
public final class RefusedLogins {
  private static final Path SOURCES = Path.of("src/main/java/io/pachsh");

  /** Where a refusal's words begin. */
  private static final Pattern REFUSAL =
      Pattern.compile("(?:new (?:RejectedException|LoginProblem)|return refused)\\(");

  private static final Pattern ADVICE =
      Pattern.compile("^(Correct|Choose|Copy|Perhaps|Use|Run|Check) ");

  private static final Pattern LITERAL =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+\\s*(?=\"))?");

  /** What was checked, where that is a literal or a constant of the same file. */
  private static final Pattern FIRST = Pattern.compile("^\\s*(?:\"([^\"]+)\"|([A-Z_]+)),");

  private RefusedLogins() {}

  /**
   * One refusal.
   *
   * @param check what was checked; empty where the code computes it
   * @param sentence its values filled in; empty where the code computes it
   */
  public record Refused(Optional<String> check, Optional<String> sentence) {}

  /** Those of one package and the ones below it. */
  public static List<Refused> of(String folder) throws IOException {
    List<Refused> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String source = Files.readString(file);
        Matcher refusal = REFUSAL.matcher(source);
        while (refusal.find()) {
          String behind = source.substring(refusal.end());
          all.add(new Refused(check(behind, source), sentence(behind)));
        }
      }
    }
    return all;
  }

  private static Optional<String> check(String behind, String source) {
    Matcher first = FIRST.matcher(behind);
    if (!first.find()) {
      return Optional.empty();
    }
    if (first.group(1) != null) {
      return Optional.of(first.group(1));
    }
    Matcher constant =
        Pattern.compile("String " + first.group(2) + " = \"([^\"]+)\"").matcher(source);
    return constant.find() ? Optional.of(constant.group(1)) : Optional.empty();
  }

  /** The first literal that reads as a sentence. */
  private static Optional<String> sentence(String behind) {
    Matcher literal = LITERAL.matcher(behind.substring(0, behind.indexOf(";")));
    StringBuilder sentence = new StringBuilder();
    while (literal.find()) {
      sentence.append(literal.group(1));
      if (literal.group(2) == null) {
        if (isSentence(sentence.toString())) {
          return Optional.of(filled(sentence.toString()));
        }
        sentence.setLength(0);
      }
    }
    return Optional.empty();
  }

  /** What says something by itself, and is no advice. */
  private static boolean isSentence(String text) {
    return text.endsWith(".")
        && !ADVICE.matcher(text).find()
        && text.replaceAll("'?%[0-9$]*[sd]'?|\\.$", "").strip().split(" +").length > 3;
  }

  private static String filled(String sentence) {
    return sentence.replace("%d", "7").replaceAll("%[0-9$]*s", "xyz").replace("\\\"", "\"");
  }
}
