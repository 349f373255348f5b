package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StyleTest {
  @Test
  void wrapsTextOnlyWhenColourIsOn() {
    assertThat(Style.ERROR.apply("no", Theme.DARK)).isEqualTo("\u001b[1;31mno\u001b[0m");
    assertThat(Style.ERROR.apply("no", Theme.PLAIN)).isEqualTo("no");
    assertThat(Style.ERROR.apply("", Theme.DARK)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void usesNoPaleColourOnALightGround(Style style) {
    assertThat(style.apply("x", Theme.LIGHT))
        .doesNotContainPattern("\u001b\\[(1;)?(33|36|37|9[0-7])m");
  }
}
