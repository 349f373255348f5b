package io.pachsh.console;

import java.util.ArrayList;
import java.util.List;

/**
 * How a line looks that says what a change does: {@code + what comes}, {@code - what goes}, {@code
 * ~ key: before → after}, each perhaps indented. The marks say it without colours, too.
 */
public final class ChangeLine {
  private static final String BECOMES = "→";

  private ChangeLine() {}

  /** One line, whole. */
  public static String styled(String line, Theme theme) {
    return styled(List.of(line), theme).get(0);
  }

  /** One line, in the parts that it is broken into. */
  public static List<String> styled(List<String> parts, Theme theme) {
    String line = parts.get(0).stripLeading();
    char mark = line.length() < 3 || line.charAt(1) != ' ' ? ' ' : line.charAt(0);
    return switch (mark) {
      case '+' -> all(parts, Style.SUCCESS, theme);
      case '-' -> all(parts, Style.ERROR, theme);
      case '~' -> changed(parts, theme);
      default -> parts;
    };
  }

  private static List<String> all(List<String> parts, Style style, Theme theme) {
    return parts.stream().map(part -> style.apply(part, theme)).toList();
  }

  /** What was looks like what goes, what is like what comes; without both it is a mere change. */
  private static List<String> changed(List<String> parts, Theme theme) {
    if (parts.stream().noneMatch(part -> part.contains(BECOMES))) {
      return all(parts, Style.WARNING, theme);
    }
    List<String> styled = new ArrayList<>();
    boolean before = true;
    int key = parts.get(0).indexOf(": ") + 1;
    for (String part : parts) {
      int end = before ? part.indexOf(BECOMES) : 0;
      int until = end < 0 ? part.length() : end;
      int from = Math.min(key, until);
      int after = before && end >= 0 ? end + BECOMES.length() : until;
      styled.add(
          Style.WARNING.apply(part.substring(0, from), theme)
              + Style.ERROR.apply(part.substring(from, until), theme)
              + part.substring(until, after)
              + Style.SUCCESS.apply(part.substring(after), theme));
      before = before && end < 0;
      key = 0;
    }
    return styled;
  }
}
