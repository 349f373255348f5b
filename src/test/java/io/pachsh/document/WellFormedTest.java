package io.pachsh.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.Principal;
import io.pachsh.access.RefusedException;
import io.pachsh.access.Resource;
import io.pachsh.failure.Failure;
import io.pachsh.outside.WellFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a character is no part of a name, by whichever way it comes. */
class WellFormedTest {
  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udfff", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
  void refusesHalves(String text) {
    assertThat(WellFormed.is(text)).isFalse();
    assertThatThrownBy(() -> new Principal("user:" + text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().sentence()).contains("unpaired surrogate"));
    assertThatThrownBy(() -> Resource.repo("default", text)).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jürgen", "\ud83d\ude00", "a\ud83d\ude00\ud83d\ude00b", "\ufffd"})
  void takesWholeOnes(String text) {
    assertThat(WellFormed.is(text)).isTrue();
  }

  @Test
  void anAuthConfigurationIsRefusedAtTheirPlace() {
    SourceText source = SourceText.of("{\n  \"a\": \"x\\ud800\"\n}\n");
    assertThatThrownBy(() -> YamlText.root(source))
        .isInstanceOfSatisfying(
            Failure.class,
            e ->
                assertThat(e.sentence())
                    .startsWith("auth configuration, line 2, column 8: it holds half"));
  }
}
