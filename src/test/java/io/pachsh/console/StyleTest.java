package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StyleTest {
  @Test
  void wrapsTextOnlyWhenColourIsOn() {
    assertThat(Style.ERROR.apply("no", true)).isEqualTo("\u001b[1;31mno\u001b[0m");
    assertThat(Style.ERROR.apply("no", false)).isEqualTo("no");
    assertThat(Style.ERROR.apply("", true)).isEmpty();
  }
}
