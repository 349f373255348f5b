package io.pachsh.paste;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A configuration as a page, a chat or a terminal gave it, brought back to what was meant: plain
 * quotes, blanks, dashes and line ends, and nothing around it. What comes of it is a proposal, to
 * be checked and shown before anybody uses it.
 */
public final class PastedText {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
  private static final Pattern BULLET = Pattern.compile("^(\\s*)[–—−•‣◦·](\\s)");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)//.*|/\\*.{0,400}?\\*/");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("^(\\s*)(?:export\\s+)?(\"?[A-Za-z][\\w.-]{0,60}\"?)\\s*=>?\\s*(?=[\\S])");

  /** A template's expression as a whole value, which YAML would read as a mapping of mappings. */
  private static final Pattern TEMPLATE = Pattern.compile("(?<=[:=-] )\\{\\{[^{}]{0,200}}}(?=,?$)");

  private PastedText() {}

  /** The likely readings of a text, from what changes little to what changes much. */
  public static List<String> readings(String text) {
    String plain = characters(text);
    String within = Margins.removedFrom(plain);
    String lines = perLine(within, PastedText::line);
    return List.of(perLine(plain, PastedText::line), lines, perLine(lines, PastedText::asYaml))
        .stream()
        .distinct()
        .toList();
  }

  /** Blanks and line ends as a keyboard has them, and nothing that hides. */
  private static String characters(String text) {
    String ends = LINE_END.matcher(HtmlEntities.decoded(text)).replaceAll("\n");
    StringBuilder plain = new StringBuilder(ends.length());
    ends.codePoints().forEach(c -> append(c, plain));
    return plain.toString();
  }

  private static void append(int c, StringBuilder plain) {
    String shown = Character.toString(c);
    if (c == '\n' || c == '\t') {
      plain.append(shown);
    } else if ("：，｛｝［］".contains(shown)) {
      plain.append(":,{}[]".charAt("：，｛｝［］".indexOf(c)));
    } else {
      plain.append(HiddenCharacter.removedFrom(shown));
    }
  }

  private static String line(String line) {
    String indented = BULLET.matcher(line).replaceFirst("$1-$2");
    int at = 0;
    while (at < indented.length() && (indented.charAt(at) == ' ' || indented.charAt(at) == '\t')) {
      at++;
    }
    String indent = indented.substring(0, at).replace("\t", "  ");
    String straight = TypographicQuotes.straightened(indent + indented.substring(at));
    return TEMPLATE
        .matcher(straight.stripTrailing())
        .replaceFirst(found -> Matcher.quoteReplacement("'%s'".formatted(apostrophes(found))));
  }

  private static String apostrophes(MatchResult found) {
    return found.group().replace("'", "''");
  }

  private static String asYaml(String line) {
    return ASSIGNMENT.matcher(COMMENT.matcher(line).replaceAll("$1")).replaceFirst("$1$2: ");
  }

  private static String perLine(String text, UnaryOperator<String> change) {
    return text.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
  }
}
