package io.pachsh.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around or before the lines of a pasted text without being a part of it: a
 * here-document's command, fences of Markdown, a prompt or a number before each line.
 */
final class Margins {
  private static final Pattern FENCE = Pattern.compile("\\s*(?:`{3,}|~{3,})[\\w+.-]*\\s*");
  private static final Pattern HERE_DOCUMENT =
      Pattern.compile("<<-?[ \\t]*['\"\\\\]?(\\w{1,40})['\"]?");
  private static final Pattern COMMAND = Pattern.compile("\\s*\\$ .*");

  /** What may stand before every line: prompts, quotation marks of mails, numbers of listings. */
  private static final List<Pattern> EVERY =
      List.of(
          Pattern.compile("heredoc \\w{1,40}> ?"),
          Pattern.compile("[>|│] ?"),
          Pattern.compile("\\+ ?"),
          Pattern.compile("\\s*\\d{1,5}(?:\\s*[|│:] ?|[.)] ?|\\t| ?)"));

  private Margins() {}

  static String removedFrom(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.removeIf(line -> FENCE.matcher(line).matches());
    lines = documentIn(lines);
    lines.removeIf(line -> COMMAND.matcher(line).matches());
    for (Pattern margin : EVERY) {
      lines = without(margin, lines);
    }
    return String.join("\n", lines) + "\n";
  }

  /** The first here-document among the lines; all of them when there is none that closes. */
  private static List<String> documentIn(List<String> lines) {
    for (int begin = 0; begin < lines.size(); begin++) {
      Matcher command = HERE_DOCUMENT.matcher(lines.get(begin));
      if (command.find()) {
        String closer = command.group(1);
        for (int end = begin + 1; end < lines.size(); end++) {
          if (lines.get(end).strip().endsWith(closer)
              && lines.get(end).strip().length() <= closer.length() + 16) {
            return new ArrayList<>(lines.subList(begin + 1, end));
          }
        }
      }
    }
    return lines;
  }

  private static List<String> without(Pattern margin, List<String> lines) {
    List<String> rest = new ArrayList<>();
    int marked = 0;
    for (String line : lines) {
      Matcher before = margin.matcher(line);
      if (line.isBlank()) {
        rest.add("");
      } else if (before.lookingAt()) {
        rest.add(line.substring(before.end()));
        marked++;
      } else {
        return lines;
      }
    }
    return marked > 1 ? rest : lines;
  }
}
