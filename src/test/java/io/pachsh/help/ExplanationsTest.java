package io.pachsh.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExplanationsTest {
  private final Explanations explanations = Explanations.load();

  @TestFactory
  Stream<DynamicTest> aSampleFindsItsOwnExplanationFirst() {
    return explanations.all().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.id(), () -> assertThat(first(each.sample())).isEqualTo(each.id())));
  }

  @Test
  void everyExplanationIsWhole() {
    assertThat(explanations.all()).hasSizeGreaterThan(90);
    assertThat(explanations.all()).extracting(Explanation::id).doesNotHaveDuplicates();
    assertThat(explanations.all())
        .allSatisfy(
            each -> {
              assertThat(each.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(each.from()).isNotEmpty();
              assertThat(each.means()).endsWith(".");
              assertThat(each.steps()).isNotEmpty().allMatch(step -> step.endsWith("."));
              assertThat(each.wordings())
                  .allSatisfy(
                      wording ->
                          assertThat(String.join("", wording.pieces())).hasSizeGreaterThan(5));
            });
  }

  @Test
  void quotesCaseAndLineBreaksDoNotMatter() {
    assertThat(first("OIDC: Missing  \n “email_verified”\tclaim"))
        .isEqualTo("email-verified-missing");
    assertThat(first("{\"error\":\"oidc: missing \\\"email_verified\\\" claim\"}"))
        .isEqualTo("email-verified-missing");
  }

  @Test
  void theInnermostCauseComesFirstAndTheOuterOneIsShownToo() {
    assertThat(
            ids(
                "provided OIDC issuer does not implement OIDC protocol: oidc: issuer did not match"
                    + " the issuer returned by provider, expected \"a\" got \"b\""))
        .startsWith("issuer-mismatch")
        .contains("not-openid-connect");
  }

  @Test
  void misspeltMessagesFindWhatResemblesThem() {
    Explanations.Matches matches = explanations.of("certifcate signd by an unknwon authority");
    assertThat(matches.exact()).isFalse();
    assertThat(matches.explanations().get(0).id()).isEqualTo("unknown-authority");
  }

  @Test
  void nothingIsFoundForWhatIsNotKnown() {
    for (String text : List.of("", "   ", "hello", "the", "…", "frobnicate the widget")) {
      assertThat(explanations.of(text).explanations()).as(text).isEmpty();
    }
  }

  @Test
  void hostileMessagesAreReadQuickly() {
    List<String> hostile =
        List.of(
            "a".repeat(20_000_000),
            "oidc: ".repeat(1_000_000),
            "expected \"".repeat(500_000),
            "\u001b[2J\u001b]0;".repeat(1_000_000),
            "\ud800".repeat(1_000_000),
            "word" + "x ".repeat(3_000_000));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> hostile.forEach(text -> explanations.of(text)));
    assertThat(first("\u001b[31mno such host\u001b[0m")).isEqualTo("no-such-host");
  }

  private String first(String message) {
    List<String> ids = ids(message);
    return ids.isEmpty() ? "" : ids.get(0);
  }

  private List<String> ids(String message) {
    return explanations.of(message).explanations().stream().map(Explanation::id).toList();
  }
}
