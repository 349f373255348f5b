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
  void breaksALongQuestionBetweenWords() {
    Question undo =
        new Question("Would undo #3, roles on repo:default/images. Do so?", List.of("yes", "no"));
    assertThat(undo.prompt(32))
        .isEqualTo("Would undo #3, roles on\nrepo:default/images. Do\nso? [yes/no] ");
    assertThat(undo.prompt(57)).endsWith("Do\nso? [yes/no] ");
    assertThat(undo.prompt(80)).doesNotContain("\n");
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
