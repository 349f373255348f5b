package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordAtCursorTest {
  @Test
  void isWhatStandsBetweenTheLastSeparatorAndTheCursor() {
    assertThat(word("auth log")).isEqualTo("log");
    assertThat(word("auth ")).isEmpty();
    assertThat(word("a;b|c && dd")).isEqualTo("dd");
    assertThat(word("x=$(ec")).isEqualTo("ec");
    assertThat(word("first\nsec")).isEqualTo("sec");
    assertThat(word("a 'b c")).isEqualTo("'b c");
    assertThat(word("a b\\ c")).isEqualTo("b\\ c");
    assertThat(WordAtCursor.in("auth log rest", 7).word()).isEqualTo("lo");
  }

  @Test
  void escapesWhatTheLanguageWouldRead() {
    assertThat(WordAtCursor.in("", 0).escape("a b'$", true)).hasToString("a\\ b\\'\\$");
  }

  private static String word(String line) {
    return WordAtCursor.in(line, line.length()).word();
  }
}
