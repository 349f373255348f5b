package io.pachsh.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.command.TestRunner;
import io.pachsh.console.Span;
import io.pachsh.console.Style;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxColoursTest {
  @TempDir private Path home;
  private SyntaxColours colours;

  @BeforeEach
  void begin() {
    TestRunner runner = new TestRunner(home, false);
    colours = new SyntaxColours(runner.runner.commands());
  }

  /** Each span as {@code STYLE text}; the cursor stands at the end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "where ~ COMMAND where",
        "pachctl sign in --token x ~ COMMAND pachctl|COMMAND sign|COMMAND in|OPTION --token",
        "sign in --token=x y ~ COMMAND sign|COMMAND in|OPTION --token",
        "sign in --tokn x ~ COMMAND sign|COMMAND in|MISTAKE --tokn",
        "sign in --token --odd x ~ COMMAND sign|COMMAND in|OPTION --token",
        "sign in -- --odd x ~ COMMAND sign|COMMAND in",
        "sign of x ~ COMMAND sign|MISTAKE of",
        "wher x; elsewhere y ~ OPERATOR ;|MISTAKE wher",
        "echo --anything -5 x ~ COMMAND echo",
        "!ls -la | wc -l ~ PROGRAM ls|PROGRAM wc|OPERATOR |",
        "echo a | where | sign of | !where ~ COMMAND echo|COMMAND where|COMMAND sign|PROGRAM where|"
            + "OPERATOR ||OPERATOR ||OPERATOR ||MISTAKE of",
        "echo a | pachctl wher x ~ COMMAND echo|COMMAND pachctl|OPERATOR ||MISTAKE wher",
        "$COMMAND --odd x ~ VARIABLE $COMMAND",
        "echo a * b ~ COMMAND echo|MISTAKE *"
      })
  void knowsTheWordsOfCommands(String text, String expected) {
    assertThat(painted(text, text.length())).isEqualTo(expected);
  }

  @Test
  void callsNoWordWrongWhileTheCursorIsInIt() {
    assertThat(painted("wher", 4)).isEmpty();
    assertThat(painted("wher x", 2)).isEmpty();
    assertThat(painted("wher x", 6)).isEqualTo("MISTAKE wher");
    assertThat(painted("sign in --tok", 13)).doesNotContain(Style.MISTAKE.name());
  }

  private String painted(String text, int cursor) {
    List<Span> spans = colours.of(text, cursor);
    return String.join(
        "|",
        spans.stream()
            .map(span -> span.style() + " " + text.substring(span.start(), span.end()))
            .toList());
  }
}
