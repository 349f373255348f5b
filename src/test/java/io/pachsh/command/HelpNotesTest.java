package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The notes below a help page's options, however wide the screen. */
class HelpNotesTest {
  private static final String EXAMPLE =
      "  okta connect https://example.okta.com --client-id 0oa1example --private-key @key.json";

  private static final CommandSpec SPEC = CommandSpec.create().name("connect");

  static {
    SPEC.usageMessage()
        .footer(
            "",
            "Sentences are written in lines of a length that suits the source, not the screen of",
            "the person,",
            "who may have a wider one, 100%% of the time.",
            "",
            "Examples:",
            EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 80, 100})
  void breaksSentencesOnceAndExamplesNever(int columns) {
    String notes = Usage.page(new CommandLine(SPEC), columns);
    assertThat(notes).contains("\nExamples:\n" + EXAMPLE + "\n").doesNotContain("%%");
    String[] lines =
        notes.substring(notes.indexOf("Sentences"), notes.indexOf("\n\nExamples")).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      assertThat(lines[i].length()).isLessThanOrEqualTo(columns);
      if (i > 0) {
        String next = lines[i].split(" ")[0];
        assertThat(lines[i - 1] + " " + next).hasSizeGreaterThan(columns);
      }
    }
  }

  @Test
  void hasNoneWithoutAFooter() {
    assertThat(HelpNotes.of(CommandSpec.create(), 80)).isEmpty();
  }
}
