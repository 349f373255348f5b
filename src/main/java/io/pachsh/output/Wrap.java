package io.pachsh.output;

import io.pachsh.console.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a text into lines of a width: at a space where there is one, else anywhere. */
public final class Wrap {
  /** What stands deeper is an example. */
  private static final int DEEPEST_PROSE = 2;

  /** A word that opens a quotation and does not close it. */
  private static final Pattern OPENING = Pattern.compile("\\(?'[A-Za-z!$][^']*");

  /** What stands for a secret belongs to the word before it, which says which. */
  private static final String MASK = "•••";

  private static final Pattern CLOSING = Pattern.compile("[^ ]'[.,:;!?)]*$");

  private Wrap() {}

  /** The lines of a text, none wider than {@code width}. */
  public static List<String> lines(String text, int width) {
    if (text.length() <= width && DisplayWidth.of(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    int at = 0;
    int end = DisplayWidth.fitting(text, at, width);
    while (end < text.length()) {
      int space = spaceBefore(text, at, end);
      lines.add(text.substring(at, space > at ? space : end).stripTrailing());
      at = space > at ? behindSpaces(text, space) : end;
      end = DisplayWidth.fitting(text, at, width);
    }
    lines.add(text.substring(at));
    return lines;
  }

  /**
   * The lines of a text, broken at single spaces alone: a longer word stays whole, and so does what
   * can be typed, between single quotes, where a line has room for it.
   */
  public static List<String> words(String text, int width) {
    if (DisplayWidth.of(text) <= width) {
      return List.of(text);
    }
    return parts(together(List.of(text.split(" ", -1)), width), width);
  }

  /** Words of which those of a quotation are one, if that is no wider than a line. */
  private static List<String> together(List<String> words, int width) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int end = OPENING.matcher(words.get(i)).matches() ? closing(words, i) : i;
      if (end == i && i + 1 < words.size() && words.get(i + 1).startsWith(MASK)) {
        end = i + 1;
      }
      String part = String.join(" ", words.subList(i, end + 1));
      if (end > i && DisplayWidth.of(part) <= width) {
        parts.add(part);
        i = end;
      } else {
        parts.add(words.get(i));
      }
    }
    return parts;
  }

  /** The word with which a quotation ends that this one begins; the same where none does. */
  private static int closing(List<String> words, int opening) {
    for (int i = opening + 1; i < words.size(); i++) {
      if (OPENING.matcher(words.get(i)).matches()) {
        return opening;
      }
      if (CLOSING.matcher(words.get(i)).find()) {
        return i;
      }
    }
    return opening;
  }

  /** Puts parts that stay whole one behind the other, with a space between, into lines. */
  static List<String> parts(List<String> parts, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : parts) {
      int wide = DisplayWidth.of(word);
      if (line.length() > 0 && used + 1 + wide > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      } else if (line.length() > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The lines of a line for people, broken between words and as far indented as its beginning. What
   * is to be copied, such as JSON, or stands in columns, stays whole.
   */
  static List<String> prose(String text, int width) {
    String words = text.stripLeading();
    int indent = text.length() - words.length();
    boolean verbatim =
        indent > DEEPEST_PROSE
            || words.isEmpty()
            || "{[\"#".indexOf(words.charAt(0)) >= 0
            || words.contains("  ");
    if (verbatim || DisplayWidth.of(text) <= width) {
      return List.of(text);
    }
    boolean item = words.startsWith("- ") || words.startsWith("+ ");
    int hanging = Math.min(indent + (item ? 2 : 0), width / 2);
    List<String> lines = new ArrayList<>(words(words, Math.max(1, width - hanging)));
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, " ".repeat(i == 0 ? indent : hanging) + lines.get(i));
    }
    return lines;
  }

  /** Where the last space between the two stands, or at the second; the first when none does. */
  private static int spaceBefore(String text, int from, int end) {
    int at = end;
    while (at > from && text.charAt(at) != ' ') {
      at--;
    }
    return at;
  }

  private static int behindSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
