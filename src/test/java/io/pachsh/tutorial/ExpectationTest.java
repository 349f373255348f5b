package io.pachsh.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.tutorial.Expectation.Deviation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final Expectation LOGIN =
      Expectation.read("You are \"okta:*@pachyderm.com\"\nsession expires:\n");

  @Test
  void takesTheTextsInTheirOrderAndAnythingForAStar() {
    assertThat(LOGIN.compare(0, "x\nYou are \"okta:test@pachyderm.com\"\nsession expires: now\n"))
        .isEmpty();
    assertThat(LOGIN.compare(0, "session expires: now\nYou are \"okta:test@pachyderm.com\"\n"))
        .contains(
            new Deviation(
                "the text «session expires:»", "it is not in what was printed", Optional.empty()));
  }

  @Test
  void doesNotMindWhereAScreenBreaksLinesNorItsColours() {
    assertThat(
            LOGIN.compare(
                0, "You are\n  \"okta:te\nst@pachy\u001b[1mderm.com\u001b[0m\"\nsession  expires:"))
        .isEmpty();
  }

  @Test
  void saysWhichStatusAndWhichTextWereMissed() {
    assertThat(LOGIN.compare(3, "error: no"))
        .contains(
            new Deviation(
                "exit status 0", "exit status 3", Optional.of("You are \"okta:*@pachyderm.com\"")));
    assertThat(LOGIN.compare(0, " \n"))
        .hasValueSatisfying(
            deviation -> assertThat(deviation.happened()).isEqualTo("nothing was printed"));
  }

  @Test
  void takesEverythingForItselfButStars() {
    Expectation expectation = Expectation.read("exit 1\n  [a-z]+ (*)  \ntry: one\ntry: two\n");
    assertThat(expectation.compare(1, "abc (d)")).isPresent();
    assertThat(expectation.compare(1, "[a-z]+ (d)")).isEmpty();
    assertThat(expectation.advice()).isEqualTo("one two");
  }
}
