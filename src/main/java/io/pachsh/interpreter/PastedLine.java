package io.pachsh.interpreter;

import io.pachsh.command.CommandTree;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.language.CopiedLines;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands as they were copied from a page or a terminal: with a prompt before the first line and
 * the second prompt before the lines that the command goes on in. Where the one was taken off, the
 * other is too, and never read as a redirection.
 */
final class PastedLine implements CopiedLines {
  /** Second prompts; most lines have no first one, and then nobody looks for them. */
  private static final class Continuation {
    /** Of shells ({@code >}), of zsh and of pachsh, which say what is open. */
    private static final Pattern USUAL =
        Pattern.compile(
            "(?:heredoc(?: [^\\s>]{1,60})?|[bd]?quote(?: ['\"])?|cmdand|cmdor|pipe|cmdsubst"
                + "|braceparam|&&|\\|\\|?|\\$[({]|\\\\)?>(?: |(?=\\r?$))");

    private static final Pattern OF_POWERSHELL = Pattern.compile(">>(?: |(?=\\r?$))");
  }

  private final CommandTree tree;
  private final Predicate<Predicate<String>> acts;
  private final Supplier<String> active;

  /** The prompt before the command that is read; the others are about its further lines. */
  private Optional<CopiedPrompt> prompt = Optional.empty();

  private Optional<Boolean> marked = Optional.empty();
  private boolean document;
  private boolean continued;

  /**
   * Lines of one source.
   *
   * @param acts whether a command may act on a context whose name is such
   * @param active the context that commands act on
   */
  PastedLine(CommandTree tree, Predicate<Predicate<String>> acts, Supplier<String> active) {
    this.tree = tree;
    this.acts = acts;
    this.active = active;
  }

  @Override
  public String all(String text) {
    return PastedMessage.quotedBlock(text, this::isCommand)
        .orElseGet(() -> CopiedLines.super.all(text));
  }

  private boolean isCommand(List<String> words) {
    return !words.isEmpty() && tree.resolve(words) instanceof CommandTree.Resolution.Found;
  }

  @Override
  public String first(String line) {
    prompt = CopiedPrompt.before(line, tree, active);
    marked = Optional.empty();
    document = false;
    String command = prompt.map(it -> line.substring(it.end())).orElse(line);
    prompt.map(CopiedPrompt::context).ifPresent(name -> requireActsOn(name, command));
    return passed(HelpWish.spelled(ShellFlags.spelled(PastedMessage.quoted(command))));
  }

  @Override
  public String further(String line) {
    if (prompt.isEmpty()) {
      return line;
    }
    Matcher before = Continuation.USUAL.matcher(line);
    if (prompt.get().power() && !before.lookingAt()) {
      before = Continuation.OF_POWERSHELL.matcher(line);
    }
    boolean found = before.lookingAt();
    if (marked.isEmpty() && !line.isBlank()) {
      marked = Optional.of(found);
    }
    boolean all = marked.orElse(false);
    if (found ? !all && (continued || !document) : all && !line.isBlank()) {
      throw new Failure(
          Exit.USAGE,
          "The second prompt `> ` was copied with some lines of this command and not with others.",
          "Nothing of it was run. Take the prompts off all its lines, the first one's too, and run"
              + " it again.");
    }
    return passed(found && all ? line.substring(before.end()) : line);
  }

  private String passed(String line) {
    document |= line.contains("<<");
    continued = line.stripTrailing().endsWith("\\");
    return line;
  }

  private void requireActsOn(String name, String command) {
    boolean chosen =
        Pattern.compile("(?<!\\S)--context[= ]+['\"]?" + Pattern.quote(name) + "(?![\\w.-])")
            .matcher(command)
            .find();
    if (chosen || acts.test(context -> CopiedPrompt.isNamed(name, context))) {
      return;
    }
    throw new Failure(
        Exit.USAGE,
        "`%s > ` before this command is the prompt of another context: it would act on %s."
            .formatted(name, active.get()),
        ("Nothing of it was run. Write what stands behind the prompt, and --context %s at its end"
                + " if it is to act there; 'config list context' shows the contexts.")
            .formatted(name));
  }
}
