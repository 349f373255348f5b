package io.pachsh.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
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
  void keepsASentenceOnItsLine() {
    assertThat(Sanitiser.quoted("a\nlocal > run\tthis\r\u2028\u2029\u0085b"))
        .isEqualTo("a⏎local > run\\tthis\\x0d\\u2028\\u2029\\x85b");
  }

  @Test
  void joinersPassOnlyWhereTheyShapeSomething() {
    assertThat(Sanitiser.text("क\u094d\u200dष")).isEqualTo("क\u094d\u200dष");
    for (String hidden :
        List.of("а\u200dд", "日\u200c本", "ά\u200cβ", "\u200dم", "م\u200c", "😀\u200da")) {
      assertThat(Sanitiser.text(hidden)).contains("\\u200");
    }
  }

  @Test
  void judgesEachCharacterUnderACursorAlone() {
    String text = "می\u200cخواهم 👩\u200d🚀\n\u001b[2J";
    String whole = Sanitiser.typed(text);
    assertThat(whole).contains("\\u200c", "\\u200d", "\\x1b", "\n");
    for (int at = 0; at <= text.length(); at = text.offsetByCodePoints(at, 1)) {
      assertThat(whole).startsWith(Sanitiser.typed(text.substring(0, at)));
      if (at == text.length()) {
        break;
      }
    }
  }

  /** Default_Ignorable_Code_Point of DerivedCoreProperties.txt, Unicode 16, as first and last. */
  @ParameterizedTest
  @CsvSource({
    "00AD,00AD", "034F,034F", "061C,061C", "115F,1160", "17B4,17B5", "180B,180F", "200B,200F",
    "202A,202E", "2060,206F", "3164,3164", "FE00,FE0F", "FEFF,FEFF", "FFA0,FFA0", "FFF0,FFF8",
    "1BCA0,1BCA3", "1D173,1D17A", "E0000,E0FFF"
  })
  void nothingIgnorableHides(String first, String last) {
    for (int c = Integer.parseInt(first, 16); c <= Integer.parseInt(last, 16); c++) {
      String shown = Sanitiser.line("x" + Character.toString(c) + "y");
      assertThat(shown).as("U+%04X", c).matches("x\\\\[xuU]\\p{XDigit}+y");
    }
  }

  @Test
  void escapesWhatUnicodeCallsFormatSeparatorOrNoCharacter() {
    Pattern hidden =
        Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{IsNoncharacter_Code_Point}]");
    for (int c = 0; c <= 0x10ffff; c++) {
      if (c != '\n' && c != '\t' && hidden.matcher(Character.toString(c)).matches()) {
        assertThat(Sanitiser.isHazard(c)).as("U+%04X", c).isTrue();
      }
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
