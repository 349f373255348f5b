package io.pachsh.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One browser of {@code $BROWSER}, as people write it: a program whose path may hold blanks, with
 * or without quotes, and options; {@code &} at the end asks for what happens anyway.
 */
final class BrowserWords {
  private static final Pattern PIECE =
      Pattern.compile("\\s+|\\\\(.)|'([^']*)'|\"([^\"]*)\"|(.)", Pattern.DOTALL);

  private BrowserWords() {}

  /** The program and its arguments; the text is not blank. */
  static List<String> of(String text) {
    String foreground = text.replaceFirst("\\s*&$", "");
    for (int end = foreground.length(); end > 0; end = foreground.lastIndexOf(' ', end - 1)) {
      String path = foreground.substring(0, end);
      if (path.contains(" ") && path.contains("/") && isProgram(Path.of(path))) {
        List<String> words = new ArrayList<>(List.of(path));
        words.addAll(split(foreground.substring(end).strip()));
        return words;
      }
    }
    List<String> words = split(foreground);
    return words.isEmpty() ? List.of(text) : words;
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      boolean blank = Character.isWhitespace(piece.group().charAt(0));
      if (blank && begun) {
        words.add(word.toString());
        word.setLength(0);
      }
      begun = !blank;
      for (int group = 1; group <= piece.groupCount(); group++) {
        if (piece.group(group) != null) {
          word.append(piece.group(group));
        }
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
