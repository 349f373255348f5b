package io.pachsh.shell;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves here-document bodies out of the history. It knows less of the language than the language
 * does and so takes too much rather than too little: whatever looks like {@code <<WORD}, even in
 * quotes, begins a body, and a body without its end reaches to the end of the input.
 */
final class DocumentBodies implements HistoryFilter {
  private static final Pattern BEGIN =
      Pattern.compile("<<(-?)[ \\t]*((?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s;|&()<>'\"\\\\])*+)");

  @Override
  public Optional<String> keep(String text) {
    List<String> kept = new ArrayList<>();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      kept.add(line);
      Matcher begin = BEGIN.matcher(line);
      while (begin.find()) {
        skipBody(lines, unquoted(begin.group(2)), !begin.group(1).isEmpty());
      }
    }
    return Optional.of(String.join("\n", kept));
  }

  private static void skipBody(Iterator<String> lines, String delimiter, boolean dropsTabs) {
    boolean open = true;
    while (open && lines.hasNext()) {
      String line = lines.next();
      open = !(dropsTabs ? line.replaceFirst("^\t+", "") : line).equals(delimiter);
    }
  }

  private static String unquoted(String word) {
    return word.replaceAll("\\\\(.)", "$1").replaceAll("['\"]", "");
  }
}
