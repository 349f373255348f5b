package io.pachsh.document;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that a person wrote, which can point at a place in itself. Secrets in the lines of an auth
 * configuration are masked.
 *
 * @param subject what the text is, such as {@code auth configuration}
 * @param holdsSecrets whether what looks like a secret is masked
 */
public record SourceText(String subject, boolean holdsSecrets, String text) {
  /** What of a line is shown: with its number and margin it fits a screen of 80 columns. */
  private static final int WINDOW = 64;

  /** No line that a person typed; masking it is not worth the risk of failing at it. */
  private static final int LONGEST_LINE = 4000;

  private static final String SECRET_KEY =
      "(?i)(?:secr|serc|scret|token|passw|bindpw)[\\w-]*[\"']?\\s*[:=]\\s*";
  private static final Pattern SECRET =
      Pattern.compile(
          "("
              + SECRET_KEY
              + ")(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?:\"[^,}\\s]*+)?"
              + "|'[^']*+(?:''[^']*+)*+(?:'[^,}\\s]*+)?"
              + "|[^\\s\"'].*?(?=\\s*[,}]\\s*[\"']?[\\w-]+[\"']?\\s*:|$))");
  private static final Pattern SECRET_FOLLOWS =
      Pattern.compile(SECRET_KEY + "(?:[|>][-+\\d]*|\"[^\"]*|'[^']*)?\\s*$");

  public SourceText {
    text = text.startsWith("\ufeff") ? text.substring(1) : text; // a byte order mark
  }

  /** The text of an auth configuration. */
  public static SourceText of(String text) {
    return new SourceText("auth configuration", true, text);
  }

  /** A failure at a place; lines and columns, in code points, count from zero. */
  public Failure failure(int line, int column, String sentence, String advice) {
    return failure(line, column, sentence, advice.isEmpty() ? Lines.none() : Lines.of(advice));
  }

  /** The same with advice of several lines. */
  public Failure failure(int line, int column, String sentence, Lines advice) {
    String place = "line %d, column %d: ".formatted(line + 1, column + 1);
    return new Failure(
        Exit.FAILED, subject + ", " + place + sentence, excerpt(line, column).and(advice));
  }

  /** The same where the form is damaged, so that the whole text repaired is of help. */
  public DamagedTextException damage(int line, int column, String sentence, String advice) {
    return new DamagedTextException(failure(line, column, sentence, advice), true);
  }

  /** The same where a value is wrong. */
  public DamagedTextException wrong(int line, int column, String sentence, String advice) {
    return new DamagedTextException(failure(line, column, sentence, advice), false);
  }

  /** The line and a caret below the column; the last line when the place is behind it. */
  private Lines excerpt(int line, int column) {
    List<String> lines = text.lines().toList();
    int shown = Math.min(line, lines.size() - 1);
    while (shown > 0 && shown < line && lines.get(shown).isBlank()) {
      shown--;
    }
    String whole = lines.get(shown);
    if (whole.length() > LONGEST_LINE) {
      return Lines.of("  %d | …".formatted(shown + 1));
    }
    int length = whole.codePointCount(0, whole.length());
    int caret = whole.offsetByCodePoints(0, shown < line ? length : Math.min(column, length));
    if (!holdsSecrets) {
      return drawn(shown, whole.replace('\t', ' '), caret);
    }
    if (shown > 0 && continuesSecret(lines.get(shown - 1), whole)) {
      return drawn(shown, Secret.MASK, 0);
    }
    return masked(shown, whole.replace('\t', ' '), caret);
  }

  private static boolean continuesSecret(String before, String line) {
    return before.length() <= LONGEST_LINE
        && SECRET_FOLLOWS.matcher(before).find()
        && !line.contains(":");
  }

  private static Lines masked(int line, String whole, int column) {
    StringBuilder shown = new StringBuilder();
    int caret = column;
    int from = 0;
    Matcher secret = SECRET.matcher(whole);
    while (secret.find()) {
      shown.append(whole, from, secret.start(2));
      if (column >= secret.end()) {
        caret += Secret.MASK.length() - (secret.end() - secret.start(2));
      } else if (column > secret.start(2)) {
        caret = shown.length();
      }
      shown.append(Secret.MASK);
      from = secret.end();
    }
    return drawn(line, shown.append(whole, from, whole.length()).toString(), caret);
  }

  private static Lines drawn(int line, String shown, int caret) {
    int begin = Math.max(0, Math.min(caret - WINDOW / 2, shown.length() - WINDOW));
    int end = Math.min(shown.length(), begin + WINDOW);
    String number = Integer.toString(line + 1);
    return Lines.of(
        "  %s | %s".formatted(number, cut(shown, begin, end)),
        "  %s | %s^".formatted(" ".repeat(number.length()), " ".repeat(caret - begin)));
  }

  /** A part of the line, whose ends say where the line goes on. */
  private static String cut(String line, int begin, int end) {
    StringBuilder part = new StringBuilder(line.substring(begin, end));
    if (begin > 0) {
      part.setCharAt(0, '…');
    }
    if (end < line.length()) {
      part.setCharAt(part.length() - 1, '…');
    }
    return part.toString();
  }

  /** What it is, and not what it says: secrets stand in it. */
  @Override
  public String toString() {
    return subject;
  }
}
