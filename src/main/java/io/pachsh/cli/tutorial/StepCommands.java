package io.pachsh.cli.tutorial;

import io.pachsh.console.CompletionResult;
import io.pachsh.console.Completions;
import io.pachsh.console.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line can be at a walkthrough's prompt: the commands, and the walkthrough's own words where
 * no command has that name already.
 */
public record StepCommands(Completions commands) implements Completions {
  private static final List<Suggestion> WORDS =
      List.of(
          Suggestion.of("back", "Goes to the step before."),
          Suggestion.of("show", "Shows this step again."),
          Suggestion.of("skip", "Goes on without running this step."));

  @Override
  public CompletionResult complete(String text, int cursor) {
    CompletionResult result = commands.complete(text, cursor);
    String typed = text.substring(0, cursor).stripLeading();
    int start = cursor - typed.length();
    List<Suggestion> own =
        WORDS.stream()
            .filter(word -> word.value().startsWith(typed) && text.substring(cursor).isBlank())
            .toList();
    if (own.isEmpty()) {
      return result;
    }
    List<Suggestion> all = new ArrayList<>(own);
    result.suggestions().stream()
        .filter(command -> command.value().startsWith(typed))
        .forEach(all::add);
    return new CompletionResult(start, cursor, all);
  }

  @Override
  public void begin() {
    commands.begin();
  }
}
