package io.pachsh.interpreter;

import io.pachsh.command.CommandTree;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prompt that was copied with the command behind it: of a shell, of PowerShell, of Windows or of
 * pachsh. It is one only where a command of ours follows and the line could not run as it is.
 *
 * @param context the name in a prompt of pachsh, without its marks; nothing for any other
 * @param end where the command begins
 * @param power whether PowerShell's
 */
record CopiedPrompt(@Nullable String context, int end, boolean power) {
  private static final String MARKS = ">$%#❯➜»λ";

  /** Loaded for the first line that holds one of the marks. */
  private static final class Prompts {
    private static final Pattern FORM =
        Pattern.compile(
            "[ \\t]*"
                // The environments of Python and conda stand before any of them.
                + "(?:\\([\\w .~/@:+-]{1,80}\\)[ \\t]?){0,3}"
                + "(?:"
                + "(?:(?<dollar>\\$)|[%>❯»λ]"
                + "|(?<power>PS(?: [^\\n>]{1,200})?>)"
                + "|\\[[^\\]\\n]{1,200}\\][ \\t]?[$#%]"
                + "|(?:ba|da|a|z|k)?sh-\\d[\\w.]{0,20}[$#%]"
                + "|[\\w.-]{1,64}@[\\w.-]{1,64}[: ][^\\n$#%>❯]{0,200}[$#%❯]"
                + "|[\\w.-]{1,64}@[\\w.-]{1,64} [~/][^\\s>]{0,200}>"
                + "|[\\w.-]{1,64}:[~/][^\\n$#%>]{0,200}[$#%]"
                + "|[~/][^\\n$#%>❯]{0,200}[ \\t][$#%❯]"
                + "|[\\w.-]{1,64}%"
                + "|➜[ \\t]{1,4}\\S{1,200}(?:[ \\t]git:\\(\\S{1,200}\\))?(?:[ \\t]✗)?"
                + "|(?<context>[\\p{L}\\w.@:/…-]{1,200}!?\\*?)(?: [^\\s>'\"(]{1,200})?"
                + "(?: \\([^)\\n]{1,40}\\))?\\*? >"
                + ")[ \\t]+"
                + "|[A-Za-z]:\\\\[^\\n>]{0,200}>[ \\t]*"
                + ")(?<word>!?[\\w.-]+|\\\\?\\?|\\\\h)");
  }

  /**
   * The prompt that a line begins with.
   *
   * @param active the context that the console's own prompt shows: behind that, whatever follows
   *     was typed as a command, even if it is none
   */
  static Optional<CopiedPrompt> before(String line, CommandTree tree, Supplier<String> active) {
    if (line.chars().noneMatch(c -> MARKS.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    Matcher form = Prompts.FORM.matcher(line);
    if (!form.lookingAt()) {
      return Optional.empty();
    }
    String own = line.substring(0, form.start("word")).strip().split("[ \\t]", 2)[0];
    String word = form.group("word");
    @Nullable String context = context(form);
    boolean typed = word.startsWith("!") || tree.isMeantBy(List.of(word));
    boolean shown = context != null && isNamed(context, active.get());
    boolean taken =
        form.group("dollar") != null || ((typed || shown) && !tree.isMeantBy(List.of(own)));
    return taken
        ? Optional.of(new CopiedPrompt(context, form.start("word"), form.group("power") != null))
        : Optional.empty();
  }

  private static @Nullable String context(Matcher form) {
    String shown = form.group("context");
    return shown == null ? null : shown.replaceFirst("!?\\*?$", "");
  }

  /** Whether that is the name in the prompt, which is cut in the middle where there was no room. */
  static boolean isNamed(String shown, String context) {
    int cut = shown.indexOf('…');
    return cut < 0
        ? context.equals(shown)
        : context.length() >= shown.length()
            && context.startsWith(shown.substring(0, cut))
            && context.endsWith(shown.substring(cut + 1));
  }
}
