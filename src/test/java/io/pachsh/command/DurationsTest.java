package io.pachsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  @Test
  void writesWhatItReads() {
    for (String text : List.of("3m20s", "3m", "1h30m", "24h", "45s", "0s")) {
      assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
    }
    assertThat(Durations.text(Duration.ofSeconds(200))).isEqualTo("3m20s");
  }

  @ParameterizedTest
  @CsvSource({"90s,90", "1h30m,5400", "24h,86400", "30d,2592000", "1.5h,5400"})
  void readsGoDurationsAndDays(String text, long seconds) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "h", "1h30", "-5s", "5 m", "1hh"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(TypeConversionException.class);
  }

  @Test
  void readsMilliseconds() {
    assertThat(Durations.parse("1500ms")).isEqualTo(Duration.ofMillis(1500));
  }
}
