package io.pachsh.command;

import io.pachsh.language.Parsed;
import io.pachsh.language.Parser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a command as it was copied from a page or a terminal: with the prompt of a
 * shell, of PowerShell or of pachsh before it; an error message behind {@code explain} that nobody
 * quoted.
 */
final class PastedLine {
  private static final Pattern PROMPT =
      Pattern.compile(
          "[ \\t]*(?:(?<dollar>\\$)"
              + "|%|>|PS(?: [^\\n>]{1,200})?>"
              + "|[\\w.-]{1,64}@[\\w.-]{1,64}:[^\\s$#]{0,200}[$#]"
              + "|(?<context>[^\\s>'\"]{1,200})(?: [^\\s>'\"]{1,200})? >"
              + ")[ \\t]+(?<word>!?[\\w.-]+)");
  private static final Pattern EXPLAIN =
      Pattern.compile("((?:pach(?:ctl|sh) )?explain )([^\\n]*?)( -o [a-z]+)?");
  private static final Pattern SHELL_OPTION =
      Pattern.compile(
          "(?<= )(-[a-zA-Z]*)o +(errexit|nounset|pipefail|xtrace|errtrace|functrace|noclobber|noglob"
              + "|noexec|allexport|verbose|posix|monitor|vi|emacs|ignoreeof)(?![\\w-])");
  private static final Pattern APOSTROPHE = Pattern.compile("[A-Za-z]'[A-Za-z]");

  private final CommandTree tree;

  PastedLine(CommandTree tree) {
    this.tree = tree;
  }

  /** The text that was meant; the same unless its beginning could mean nothing else. */
  String meant(String text) {
    return shellOptions(quoted(unprompted(text)));
  }

  private String unprompted(String text) {
    if (">$%#".chars().noneMatch(mark -> text.indexOf(mark) >= 0)) {
      return text;
    }
    Matcher prompt = PROMPT.matcher(text);
    if (!prompt.lookingAt()) {
      return text;
    }
    String context = prompt.group("context");
    boolean command = tree.isMeantBy(List.of(prompt.group("word")));
    boolean pasted =
        prompt.group("dollar") != null
            || (command && (context == null || !tree.isMeantBy(List.of(context))));
    return pasted ? text.substring(prompt.start("word")) : text;
  }

  /** {@code -o} is the format of answers, but not where a shell's option is behind it. */
  private static String shellOptions(String text) {
    return text.startsWith("set -")
        ? SHELL_OPTION.matcher(text).replaceAll("$1 --option $2").replace(" - ", " ")
        : text;
  }

  /** A message has brackets, braces and apostrophes, which would mean something in the language. */
  private static String quoted(String text) {
    Matcher explain = EXPLAIN.matcher(text);
    if (!explain.matches() || explain.group(2).matches("[\"'].*")) {
      return text;
    }
    Parsed parsed = Parser.parse(text);
    boolean message =
        parsed instanceof Parsed.Wrong
            || (parsed instanceof Parsed.Open && APOSTROPHE.matcher(text).find());
    String format = explain.group(3) == null ? "" : explain.group(3);
    return message
        ? explain.group(1) + "'" + explain.group(2).replace("'", "'\\''") + "'" + format
        : text;
  }
}
