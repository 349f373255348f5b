package io.pachsh.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Notes on a narrow screen. */
class WrappedLinesTest {
  private static final String NOTE = "note: the configuration that is live is replaced";

  @Test
  void breaksBetweenWords() {
    assertThat(shown(30, out -> out.println(NOTE)))
        .isEqualTo("note: the configuration that\nis live is replaced\n");
    assertThat(shown(0, out -> out.println(NOTE))).isEqualTo(NOTE + "\n");
    assertThat(shown(80, out -> out.println(NOTE))).isEqualTo(NOTE + "\n");
  }

  @Test
  void keepsACommandOnOneLineWhereItHasRoom() {
    String hint = "Switch access control on with 'auth activate --initial-admin=robot:admin'.";
    assertThat(shown(44, out -> out.println(hint)))
        .isEqualTo("Switch access control on with\n'auth activate --initial-admin=robot:admin'.\n");
    assertThat(shown(30, out -> out.println(hint)))
        .isEqualTo(
            "Switch access control on with\n'auth activate\n--initial-admin=robot:admin'.\n");
    assertThat(shown(30, out -> out.println("Nobody's and pachd's words have 'no end here at all")))
        .isEqualTo("Nobody's and pachd's words\nhave 'no end here at all\n");
  }

  @Test
  void keepsAMaskBesideWhatItMasks() {
    assertThat(shown(30, out -> out.println("client 0oaKuITJbNz7AH, secret •••")))
        .isEqualTo("client 0oaKuITJbNz7AH,\nsecret •••\n");
  }

  @Test
  void countsColumnsAndKeepsIndentsAndItems() {
    assertThat(shown(24, out -> out.println("  漢字漢字 漢字漢字 漢字漢字 x")))
        .isEqualTo("  漢字漢字 漢字漢字\n  漢字漢字 x\n");
    assertThat(shown(24, out -> out.println("- one thing after another thing")))
        .isEqualTo("- one thing after\n  another thing\n");
  }

  @Test
  void keepsTheStyleOfAWholeLine() {
    assertThat(shown(30, out -> out.println("\u001b[2m" + NOTE + "\u001b[0m")))
        .isEqualTo("\u001b[2mnote: the configuration that\nis live is replaced\u001b[0m\n");
  }

  @Test
  void leavesAloneWhatIsCopiedStandsInColumnsOrMovesTheCursor() {
    for (String line :
        new String[] {
          "  http://127.0.0.1:8099/oauth2/v1/authorize?response_type=code",
          "{\"a\": \"one two three four five six seven\"}",
          "    auth add repoWriter robot:ci project:vision",
          "name of it      value of it     and so on",
          "\r\u001b[?7l- waiting for the browser to come back\u001b[K"
        }) {
      assertThat(shown(30, out -> out.println(line))).isEqualTo(line + "\n");
    }
  }

  @Test
  void passesWhatIsFlushedBeforeItsLineEnds() {
    assertThat(
            shown(
                30,
                out -> {
                  out.print("a question that is longer than the screen is ");
                  out.flush();
                  out.println("wide [yes/no]");
                }))
        .isEqualTo("a question that is longer than the screen is wide [yes/no]\n");
  }

  @Test
  void breaksWhatComesAfterALineThatWasErased() {
    String shown =
        shown(
            30,
            out -> {
              out.print("\r\u001b[?7l- asking\u001b[K\u001b[?7h\r");
              out.flush();
              out.print("\r\u001b[K");
              out.flush();
              out.println(NOTE);
            });
    assertThat(shown).endsWith("note: the configuration that\nis live is replaced\n");
  }

  @Test
  void breaksEachOfSeveralLines() {
    String line = "  If you kept one, 'auth use-auth-token' takes it; without it you are out.";
    assertThat(shown(60, out -> out.printf("%s of %s.%n" + line + "%n", NOTE, "it")))
        .isEqualTo(NOTE + " of it.\n" + line.replace(" it you", "\n  it you") + "\n");
  }

  private static String shown(int width, Consumer<PrintStream> what) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out =
        new PrintStream(new WrappedLines(screen, () -> width), false, StandardCharsets.UTF_8);
    what.accept(out);
    out.flush();
    return screen.toString(StandardCharsets.UTF_8);
  }
}
