package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLineTest {
  @Test
  void whatComesIsGreenAndWhatGoesIsRed() {
    assertThat(styled("+ scopes: [openid]")).isEqualTo("<32>+ scopes: [openid]<0>");
    assertThat(styled("- scopes: [openid]")).isEqualTo("<1;31>- scopes: [openid]<0>");
  }

  @Test
  void marksMayBeIndented() {
    assertThat(styled("  - robot:ci: debugger")).isEqualTo("<1;31>  - robot:ci: debugger<0>");
  }

  @Test
  void whatWasIsRedAndWhatIsGreenInOneLine() {
    assertThat(styled("~ issuer: http://a → http://b"))
        .isEqualTo("<33>~ issuer:<0><1;31> http://a <0>→<32> http://b<0>");
  }

  @Test
  void aLineInPartsKeepsItsColoursInEach() {
    assertThat(
            masked(
                String.join(
                    "|",
                    ChangeLine.styled(
                        List.of("~ scopes: one two", "  three → four", "  five"), Theme.DARK))))
        .isEqualTo(
            "<33>~ scopes:<0><1;31> one two<0>|<1;31>  three <0>→<32> four<0>|<32>  five<0>");
  }

  @Test
  void otherLinesStayAsTheyAre() {
    for (String line : List.of("", "-", "--yes agrees", "-1 left", "robot:ci has a - b → c")) {
      assertThat(styled(line)).isEqualTo(line);
    }
    assertThat(ChangeLine.styled("+ key: value", Theme.PLAIN)).isEqualTo("+ key: value");
  }

  private static String styled(String line) {
    return masked(ChangeLine.styled(line, Theme.DARK));
  }

  private static String masked(String text) {
    return text.replaceAll("\u001b\\[([0-9;]*)m", "<$1>");
  }
}
