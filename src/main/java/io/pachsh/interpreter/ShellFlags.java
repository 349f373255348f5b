package io.pachsh.interpreter;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The flags of a shell's {@code set}, each by its name: {@code -o} is the format of answers, but
 * not where a shell's option is behind it.
 */
final class ShellFlags {
  private static final Map<Character, String> NAMES =
      Map.ofEntries(
          Map.entry('a', "allexport"),
          Map.entry('b', "notify"),
          Map.entry('B', "braceexpand"),
          Map.entry('C', "noclobber"),
          Map.entry('e', "errexit"),
          Map.entry('E', "errtrace"),
          Map.entry('f', "noglob"),
          Map.entry('H', "histexpand"),
          Map.entry('m', "monitor"),
          Map.entry('n', "noexec"),
          Map.entry('P', "physical"),
          Map.entry('T', "functrace"),
          Map.entry('u', "nounset"),
          Map.entry('v', "verbose"),
          Map.entry('x', "xtrace"));

  /** Options that have no letter of their own. */
  private static final Set<String> LONG =
      Set.of("pipefail", "posix", "vi", "emacs", "ignoreeof", "nolog", "history", "hashall");

  /** Loaded for the first line that may begin so. */
  private static final class Form {
    private static final Pattern SET =
        Pattern.compile(
            "([ \\t]*(?:pach(?:ctl|sh)[ \\t]+)?set)((?:[ \\t]+[-+]?[A-Za-z]+)++)"
                + "(?=[ \\t]*(?:$|[;&|#\\n\\r]))");
  }

  private ShellFlags() {}

  /** A line, and where it begins with {@code set} and flags of a shell, each as an option. */
  static String spelled(String line) {
    if (!line.contains("set ") && !line.contains("set\t")) {
      return line;
    }
    Matcher set = Form.SET.matcher(line);
    if (!set.lookingAt() || "-+".indexOf(set.group(2).strip().charAt(0)) < 0) {
      return line;
    }
    StringBuilder spelled = new StringBuilder(set.group(1));
    String[] words = set.group(2).strip().split("[ \\t]+");
    for (int i = 0; i < words.length; i++) {
      String next = i + 1 < words.length ? words[i + 1] : "";
      boolean named = words[i].matches("[-+][A-Za-z]*o") && isOption(next);
      String flags = named ? words[i].substring(0, words[i].length() - 1) : words[i];
      if (!flags.matches("[-+][A-Za-z]*") || !areKnown(flags)) {
        return line;
      }
      for (char flag : flags.substring(1).toCharArray()) {
        option(spelled, flags.charAt(0), String.valueOf(NAMES.get(flag)));
      }
      if (named) {
        option(spelled, flags.charAt(0), next);
        i++;
      }
    }
    return spelled + line.substring(set.end());
  }

  private static void option(StringBuilder spelled, char sign, String name) {
    spelled.append(" --option ").append(sign == '+' ? "+" : "").append(name);
  }

  private static boolean isOption(String word) {
    return LONG.contains(word) || NAMES.containsValue(word);
  }

  private static boolean areKnown(String flags) {
    return flags.chars().skip(1).allMatch(flag -> NAMES.containsKey((char) flag));
  }
}
