package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc,3",
    "é,1",
    "e\u0301,1",
    "日本,4",
    "한,2",
    "😀,2",
    "👩\u200d🚀,2",
    "☁\ufe0f,2",
    "👍🏽,2",
    "🇩🇪🇫🇷,4",
    "1\ufe0f\u20e3,2",
    "•••,3"
  })
  void countsColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }
}
