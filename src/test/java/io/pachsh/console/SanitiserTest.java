package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "okta:test@pachyderm.com",
        "né à Zürich",
        "日本語",
        "👩\u200d🚀",
        "‘•••’",
        "می\u200cخواهم"
      })
  void leavesCleanTextAlone(String text) {
    assertThat(Sanitiser.text(text)).isEqualTo(text);
    assertThat(Sanitiser.line(text)).isEqualTo(text);
  }

  @Test
  void showsWhatWouldSteerATerminal() {
    assertThat(Sanitiser.text("a\u001b]0;title\u0007b")).isEqualTo("a\\x1b]0;title\\x07b");
    assertThat(Sanitiser.text("\u009b2J\u007f\r\b")).isEqualTo("\\x9b2J\\x7f\\x0d\\x08");
  }

  @Test
  void showsWhatReordersOrHides() {
    assertThat(Sanitiser.text("a\u202eb\u2066c\u200bd")).isEqualTo("a\\u202eb\\u2066c\\u200bd");
    assertThat(Sanitiser.text("\udb40\udc41")).isEqualTo("\\U000e0041");
    assertThat(Sanitiser.text("ad\u200dmin")).isEqualTo("ad\\u200dmin");
  }

  @Test
  void showsHalfASurrogatePair() {
    assertThat(Sanitiser.text("a\ud83dz")).isEqualTo("a\\ud83dz");
    assertThat(Sanitiser.text("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
  }

  @Test
  void keepsTheLayoutOfTextButNotOfALine() {
    assertThat(Sanitiser.text("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(Sanitiser.line("a\n\tb")).isEqualTo("a\\n\\tb");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void nothingDangerousSurvivesWhateverComesIn(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder hostile = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        hostile.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
      }
      String shown = Sanitiser.line(hostile.toString());
      assertThat(shown.codePoints())
          .noneMatch(c -> Sanitiser.isHazard(c) || c == '\n' || Character.isISOControl(c))
          .noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
      assertThat(Sanitiser.line(shown)).isEqualTo(shown);
    }
  }

  @Test
  void escapesEveryControlThatUnicodeKnows() {
    for (int c = 0; c <= 0x10ffff; c++) {
      boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
      byte direction = Character.getDirectionality(c);
      boolean reorders =
          direction >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
              && direction != Character.DIRECTIONALITY_NONSPACING_MARK
              && direction != Character.DIRECTIONALITY_BOUNDARY_NEUTRAL
              && direction > Character.DIRECTIONALITY_OTHER_NEUTRALS;
      if (control || reorders) {
        assertThat(Sanitiser.isHazard(c)).as("U+%04X", c).isTrue();
      }
    }
  }
}
