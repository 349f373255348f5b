package io.pachsh.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text that would steer the terminal, reorder the line or hide in it, pasted into the line editor
 * and recalled by it: of none of it a raw byte comes out, whatever JLine draws.
 */
class PastedTextIT {
  /** Sets the clipboard, rings, blinks, clears by C1, turns around, and hides. */
  private static final String HOSTILE =
      "\u001b]52;c;b3duZWQ=\u0007\u001b[5;31mred\u009b2Ja\u202eb\u2066c\u200bd\u180be\ufe0ff"
          + "\ud834\udd73g\udb40\udc41h";

  private static final String SHOWN =
      "\\x1b]52;c;b3duZWQ=\\x07\\x1b[5;31mred\\x9b2Ja\\u202eb\\u2066c\\u200bd\\u180be\\ufe0ff"
          + "\\U0001d173g\\U000e0041h";

  private static final List<String> RAW =
      List.of(
          "\u001b]52",
          "\u0007",
          "\u001b[5;31m",
          "\u009b",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u180b",
          "\ufe0f",
          "\ud834\udd73",
          "\udb40\udc41");

  @TempDir private Path directory;
  private Desk desk;
  private Tmux terminal;
  private Path bytes;

  @BeforeEach
  void sitDown() {
    desk = new Desk(directory);
    terminal = desk.start(new Tmux.Size(160, 24), Map.of());
    terminal.await(Desk::showsAPrompt, "a prompt");
    bytes = directory.resolve("bytes");
    terminal.record(bytes);
  }

  @AfterEach
  void getUp() {
    desk.close();
  }

  @Test
  void aPasteIsShownEscapedAndKeptAsItIs() throws IOException {
    Path kept = directory.resolve("k");
    terminal.paste("echo '" + HOSTILE + "'").await("echo '" + SHOWN + "'");
    terminal.key("Home").key("Right").key("C-l").await("echo '" + SHOWN + "'");
    terminal.resize(new Tmux.Size(180, 24)).await("echo '" + SHOWN + "'");
    terminal.key("End").type(" > '" + kept + "'").await("k'");
    terminal.key("Enter").await(Desk::showsAPrompt, "a prompt");
    assertThat(kept).hasContent(HOSTILE + "\n");
    requireNothingRaw();
  }

  @Test
  void theCursorStandsWhereItIsDrawn() throws IOException {
    terminal.paste("echo '\u001b\u202e'").await("echo '\\x1b\\u202e'");
    terminal.key("Left").key("Left").type("X").await("echo '\\x1bX\\u202e'");
    assertThat(terminal.ask("#{cursor_x}"))
        .isEqualTo(Integer.toString("local > echo '\\x1bX".length()));
    requireNothingRaw();
  }

  @Test
  void recallSearchAndSuggestionsAreShownEscaped() throws IOException {
    run("echo '" + HOSTILE + "' needle > /dev/null", SHOWN + "' needle > /dev/null");
    terminal.type("ech").await("local > echo '" + SHOWN);
    requireNothingRaw();
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.key("C-r").type("needle").await("bck-i-search: needle");
    terminal.await("local > echo '" + SHOWN);
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.key("C-r").type("\u202e").await("bck-i-search: \\u202e");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.key("C-v").key("C-g").type("x").await("\\x07x");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.paste("auth set-config <<'E\u202eF'\n{").await("heredoc E\\u202eF>");
    terminal.key("C-c").await(Desk::showsAPrompt, "a prompt");
    terminal.enter("history").await("echo '" + SHOWN);
    requireNothingRaw();
  }

  @Test
  void theNextSessionRecallsItEscapedToo() throws IOException {
    run("echo '" + HOSTILE + "' > /dev/null", SHOWN + "' > /dev/null");
    terminal.key("C-d").await("[exit ");
    terminal = desk.start();
    terminal.record(bytes);
    terminal.key("Up").await("local > echo '\\x1b]52;c;");
    requireNothingRaw();
  }

  /** Pastes a command, and runs it once it is seen. */
  private void run(String command, String shown) {
    terminal.paste(command).await(shown);
    terminal.key("Enter").await(Desk::showsAPrompt, "a prompt");
  }

  private void requireNothingRaw() throws IOException {
    terminal.type(" ").key("BSpace");
    String sent = Files.readString(bytes, StandardCharsets.UTF_8);
    assertThat(sent).isNotEmpty().doesNotContain(RAW);
  }
}
