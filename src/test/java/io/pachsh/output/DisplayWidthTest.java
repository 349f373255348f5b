package io.pachsh.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
    "•••,3"
  })
  void countsColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void wrappingTerminatesOnTextThatNeverFits() {
    assertThat(Wrap.lines("日本", 1)).containsExactly("日", "本");
    assertThat(Wrap.lines("☁\ufe0f☁\ufe0f", 3)).isNotEmpty();
    assertThat(Wrap.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(Wrap.lines(" ".repeat(9) + "a", 4)).isNotEmpty();
  }
}
