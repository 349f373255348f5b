package io.pachsh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private final Question question = new Question("Leave?", List.of("save", "discard", "stay"));

  @Test
  void showsItsAnswers() {
    assertThat(question.prompt(80)).isEqualTo("Leave? [save/discard/stay] ");
    assertThat(question.prompt(24)).isEqualTo("Leave?\n[save/discard/stay] ");
  }

  @Test
  void takesAnAnswerInFullOrAsFarAsItIsUnambiguous() {
    assertThat(question.answer("save")).contains("save");
    assertThat(question.answer(" D ")).contains("discard");
    assertThat(question.answer("sta")).contains("stay");
  }

  @Test
  void takesNothingElse() {
    for (String typed : List.of("", "s", "saved", "x", "y")) {
      assertThat(question.answer(typed)).as(typed).isEmpty();
    }
  }
}
