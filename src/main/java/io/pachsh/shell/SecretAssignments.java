package io.pachsh.shell;

import io.pachsh.secret.Secret;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in the history what is assigned to names containing SECRET, TOKEN or PASSWORD, in whatever
 * case and wherever an assignment can stand, {@code export} and {@code ${NAME:-default}} included.
 */
final class SecretAssignments implements HistoryFilter {
  private static final String ENDS_A_WORD = " \t\n;|&<>)}";

  private static final Pattern BEGIN =
      Pattern.compile(
          "(?<![A-Za-z0-9_])[A-Za-z0-9_]*(?:SECRET|TOKEN|PASSWORD)[A-Za-z0-9_]*(=|:-)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<String> keep(String text) {
    StringBuilder kept = new StringBuilder();
    Matcher begin = BEGIN.matcher(text);
    int at = 0;
    while (begin.find(at)) {
      int end = endOfValue(text, begin.end());
      kept.append(text, at, begin.end()).append(end > begin.end() ? Secret.MASK : "");
      at = end;
    }
    return Optional.of(kept.append(text, at, text.length()).toString());
  }

  /** The end of the word that begins there: quotes and {@code $(…)}, nested, hold it together. */
  private static int endOfValue(String text, int start) {
    Deque<Character> closing = new ArrayDeque<>();
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      char awaited = closing.isEmpty() ? 0 : closing.peek();
      if (c == '\\' && awaited != '\'') {
        i++;
      } else if (c == awaited) {
        closing.pop();
      } else if (awaited != '\'' && opens(text, i, awaited)) {
        closing.push(closingOf(c));
      } else if (closing.isEmpty() && ENDS_A_WORD.indexOf(c) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  /** In double quotes only {@code $(} and <code>${</code> open something. */
  private static boolean opens(String text, int at, char awaited) {
    char c = text.charAt(at);
    boolean bracket = c == '(' || c == '{';
    return awaited == '"'
        ? bracket && text.charAt(at - 1) == '$'
        : bracket || c == '"' || c == '\'';
  }

  private static char closingOf(char opening) {
    return opening == '(' ? ')' : opening == '{' ? '}' : opening;
  }
}
