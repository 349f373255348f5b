package io.pachsh;

import io.pachsh.completion.LineCompletions;
import io.pachsh.console.Streams;
import io.pachsh.console.Suggestion;
import io.pachsh.console.Terminals;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Interruption;
import io.pachsh.language.CursorContext;
import io.pachsh.language.Markup;
import io.pachsh.outside.QuotedWord;
import io.pachsh.outside.Sanitiser;
import io.pachsh.screen.Presentation.Mode;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the files in {@code completions} ask on behalf of bash, zsh and fish: how a command line can
 * go on. {@code pachsh --complete -- WORD… LAST} prints one line for each value that LAST, perhaps
 * empty, can become: the value, a tab, a few words about it. It never prints anything else, never
 * asks, and changes nothing: a person is in the middle of a line.
 */
final class CompletionQuery {
  static final String OPTION = "--complete";

  private CompletionQuery() {}

  /** Answers and returns the exit status, which says only whether an answer could be had. */
  static int answer(List<String> arguments, ProcessEnvironment process) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams silent = new Streams(InputStream.nullInputStream(), false, nowhere, nowhere);
    ProcessEnvironment apart =
        new ProcessEnvironment(
            silent,
            silent,
            new Terminals(false, false, false),
            process.environment(),
            process.directory(),
            process.console());
    try {
      suggestions(arguments, apart).stream()
          .map(CompletionQuery::line)
          .flatMap(Optional::stream)
          .forEach(process.streams().out()::println);
      return Exit.OK.status();
    } catch (Interruption e) {
      return Exit.INTERRUPTED.status();
    } catch (RuntimeException e) {
      return Exit.FAILED.status();
    }
  }

  private static List<Suggestion> suggestions(List<String> arguments, ProcessEnvironment apart) {
    boolean separated = !arguments.isEmpty() && arguments.get(0).equals("--");
    List<String> typed = separated ? arguments.subList(1, arguments.size()) : arguments;
    if (typed.isEmpty()) {
      return List.of();
    }
    int last = typed.size() - 1;
    Options options = new Options();
    options.read(typed.subList(0, last).toArray(String[]::new));
    try (Application application =
        new Application(options, Mode.ONE_SHOT, apart, TutorialSandbox::open)) {
      LineCompletions completions = application.prompt().completions();
      completions.prepare();
      String text = asTyped(options.words, typed.get(last));
      return completions.complete(text, text.length()).suggestions();
    }
  }

  /** The words as they would stand at the prompt, with the cursor behind the last. */
  private static String asTyped(List<String> words, String last) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(QuotedWord.word(word)).append(' '));
    boolean plain = last.isEmpty() || QuotedWord.word(last).equals(last);
    return text.append(plain ? last : "'" + last.replace("'", "'\\''")).toString();
  }

  /** The word itself, since the shell quotes in its own way; none that could not be printed. */
  private static Optional<String> line(Suggestion suggestion) {
    String written = suggestion.value();
    String word = Markup.of(written).spot().flatMap(CursorContext::typed).orElse(written);
    return Sanitiser.line(word).equals(word)
        ? Optional.of(word + "\t" + Sanitiser.line(suggestion.description()))
        : Optional.empty();
  }
}
