package io.pachsh.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.console.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Pages as writers write them: what becomes of them, how they look, and what is refused. */
class PageReaderTest {
  private static final String PAGE =
      """
      # A page

      What this page is about, in one sentence.

      Words with `code`, *emphasis* and a **strong** one, then [a link](https://example.com/a/long/way).

      ## A heading

      1. First, with enough words to need a second line on a screen that is narrow.
      2. Second:
         - an item within
         - another

      | what | who |
      |---|---|
      | `robot:ci` | a program |

      ```
      as it stands, however wide it may be, because it is to be copied
      ```

      ```pachsh
      auth whoami

      auth get-groups
      ```

      ```expect
      exit 3
      some text
      try: Something else.
      ```

      ```pachsh unseen
      rehearsal misbehave slow
      ```
      ```pachsh
      status
      ```
      ```expect
      ```

      The end.
      """;

  @Test
  void takesAPageApart() {
    TutorialPage page = read(PAGE);
    assertThat(page.title()).isEqualTo("A page");
    assertThat(page.about()).isEqualTo("What this page is about, in one sentence.");
    assertThat(page.steps()).hasSize(2);
    Step step = page.steps().get(0);
    assertThat(step.commands()).isEqualTo("auth whoami\n\nauth get-groups");
    assertThat(step.expectation())
        .isEqualTo(new Expectation(3, List.of("some text"), "Something else."));
    assertThat(step.unseen()).isEmpty();
    assertThat(page.steps().get(1).unseen()).isEqualTo("rehearsal misbehave slow");
    assertThat(page.steps().get(1).lead().shown(80, Theme.PLAIN)).isEmpty();
    assertThat(page.ending().shown(80, Theme.PLAIN)).isEqualTo("The end.\n");
  }

  @Test
  void fitsAPageIntoAUsualScreen() {
    assertThat(shown(80))
        .isEqualTo(
            """
            A page

            What this page is about, in one sentence.

            Words with 'code', emphasis and a strong one, then a link
            (https://example.com/a/long/way).

            A heading

            1. First, with enough words to need a second line on a screen that is narrow.
            2. Second:
               - an item within
               - another

            WHAT        WHO
            'robot:ci'  a program

                as it stands, however wide it may be, because it is to be copied
            """);
  }

  @Test
  void fitsAPageIntoANarrowScreen() {
    assertThat(shown(40))
        .isEqualTo(
            """
            A page

            What this page is about, in one
            sentence.

            Words with 'code', emphasis and a strong
            one, then a link
            (https://example.com/a/long/way).

            A heading

            1. First, with enough words to need a
               second line on a screen that is
               narrow.
            2. Second:
               - an item within
               - another

            WHAT        WHO
            'robot:ci'  a program

                as it stands, however wide it may be, because it is to be copied
            """);
  }

  @Test
  void coloursWhatMeansSomethingAndNothingElse() {
    Step step = read(PAGE).steps().get(0);
    assertThat(step.lead().shown(40, Theme.DARK))
        .startsWith("\u001b[1mA page\u001b[0m\n")
        .contains(
            "Words with \u001b[1;36m'code'\u001b[0m, \u001b[1;36memphasis\u001b[0m and a"
                + " \u001b[1mstrong\u001b[0m\none");
    assertThat(step.shownCommands(Theme.LIGHT))
        .isEqualTo("    \u001b[1mauth whoami\u001b[0m\n\n    \u001b[1mauth get-groups\u001b[0m\n");
  }

  /** Pages and what is said about them. */
  static final List<List<String>> WRONG =
      List.of(
          List.of("Words first.", "p.md begins otherwise than with the page's title"),
          List.of("# Title\n\n## No sentence", "p.md begins otherwise than with a paragraph"),
          List.of("# T\n\nS.\n\n```pachsh\npwd\n```\n\nWords.", "p.md:5: these commands need"),
          List.of("# T\n\nS.\n\n```pachsh\npwd\n```", "p.md:5: these commands need"),
          List.of("# T\n\nS.\n\n```expect\nx\n```", "p.md:5: there are no commands right before"),
          List.of("# T\n\nS.\n\n```pachsh unseen\npwd\n```\n\nWords.", "p.md:5: unseen commands"),
          List.of("# T\n\nS.\n\n![x](y.png)", "p.md:5: a walkthrough cannot show Image"),
          List.of("# T\n\nS.\n\nA <b>b</b>.", "p.md:5: a walkthrough cannot show HtmlInline"),
          List.of("# T\n\nS.\n\n> quoted", "p.md:5: a walkthrough cannot show BlockQuote"));

  @ParameterizedTest
  @FieldSource("WRONG")
  void refusesWhatAWriterGotWrong(List<String> example) {
    assertThatThrownBy(() -> read(example.get(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(example.get(1));
  }

  private static String shown(int columns) {
    return read(PAGE).steps().get(0).lead().shown(columns, Theme.PLAIN);
  }

  private static TutorialPage read(String markdown) {
    return new PageReader("p").read(markdown);
  }
}
