package io.pachsh.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Theme;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes into a file or a program has no colours, and is not fitted into the screen. */
class RedirectedAnswerTest {
  private static final Answer TABLE =
      Answer.many(
          List.of("name", "what"),
          List.of(Fields.of("name", "images").with("what", "a repo with a long description")));

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream shown = new PrintStream(screen, true, StandardCharsets.UTF_8);

  private String shown(PrintStream out, ByteArrayOutputStream bytes) {
    new Presentation(
            Presentation.Mode.INTERACTIVE,
            Format.TABLE,
            () -> Theme.DARK,
            new Presentation.Screen(() -> 20, true, it -> it == shown),
            GuardedOutput::new,
            text -> true,
            bug -> "")
        .show(TABLE, Format.TABLE, out);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheScreenGetsColoursAndItsWidth() {
    assertThat(shown(shown, screen)).contains("\u001b[1m");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(shown(new PrintStream(file, true, StandardCharsets.UTF_8), file))
        .isEqualTo("NAME    WHAT\nimages  a repo with a long description\n");
  }
}
