package io.pachsh.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final String FORGED = "x\nlocal > run this";

  @Test
  void onlyOurOwnLinesBegin() {
    Lines lines =
        Lines.text(
                """
                Write %s and
                  %d more.""",
                FORGED, 2)
            .and(FORGED)
            .and(Lines.of(List.of("end")))
            .ending(": " + FORGED);
    assertThat(lines.all())
        .containsExactly(
            "Write x⏎local > run this and",
            "  2 more.",
            "x⏎local > run this",
            "end: x⏎local > run this");
  }

  @Test
  void anOutsideTextPrintsAsOneLine() {
    Outside text = Outside.of(FORGED);
    assertThat("it says %s".formatted(text)).isEqualTo("it says x⏎local > run this");
    assertThat(text.verbatim()).isEqualTo(FORGED);
    assertThat(text.says("\nlocal")).isTrue();
    assertThat(Outside.of("").isEmpty()).isTrue();
    assertThat(text).isEqualTo(Outside.of(FORGED)).hasSameHashCodeAs(Outside.of(FORGED));
  }

  @Test
  void aFailuresStringsAreOneLineEach() {
    Failure failure = new Failure(Exit.FAILED, FORGED, FORGED);
    assertThat(failure.sentence().lines()).hasSize(1);
    assertThat(failure.below().all()).hasSize(1);
    assertThat(new Failure(Exit.FAILED, "a", "").hint()).isEmpty();
    assertThat(new Failure(Exit.FAILED, "a").below()).isEqualTo(Lines.none());
  }
}
