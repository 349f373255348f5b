package io.pachsh.cli.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.CompletionResult;
import io.pachsh.console.Completions;
import io.pachsh.console.Suggestion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Tab offers at a walkthrough's prompt, whose cursor is written as a bar. */
class StepCommandsTest {
  /** Commands that answer with what resembles a word where none begins with it. */
  private static final Completions COMMANDS =
      (text, cursor) ->
          new CompletionResult(
              text.lastIndexOf(' ', cursor - 1) + 1,
              cursor,
              List.of(Suggestion.of("status", ""), Suggestion.of("quit", "")));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "|        -> 0 back show skip status quit",
        "s|       -> 0 show skip status",
        "sk|      -> 0 skip",
        "b|       -> 0 back",
        "zz|      -> 0 status quit",
        "echo s|  -> 5 status quit",
        "s| x     -> 0 status quit",
      })
  void offersTheWordsOfAWalkthroughFirst(String picture, String expected) {
    int cursor = picture.indexOf('|');
    String text = picture.substring(0, cursor) + picture.substring(cursor + 1);
    CompletionResult result = new StepCommands(COMMANDS).complete(text, cursor);
    StringBuilder offered = new StringBuilder().append(result.start());
    result.suggestions().forEach(each -> offered.append(' ').append(each.value()));
    assertThat(offered.toString()).isEqualTo(expected);
  }
}
