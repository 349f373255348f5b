package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Option;

class NarrowPageTest {
  @Test
  void indentsOptionsAlikeHoweverLongTheyAre() {
    assertThat(NarrowPage.of(new CommandLine(new Asks()), 40))
        .contains(
            """
            Options:
              -o, --output, --output-format=FORMAT
                How to show the answer.
              --bare
            """);
  }

  /** A command with an option that just fits, and one of which nothing is said. */
  @CommandLine.Command(name = "ask")
  private static final class Asks {
    @Option(
        names = {"-o", "--output", "--output-format"},
        paramLabel = "FORMAT",
        description = "How to show the answer.")
    private String format = "";

    @Option(names = "--bare")
    private boolean bare;

    @Override
    public String toString() {
      return format + bare;
    }
  }
}
