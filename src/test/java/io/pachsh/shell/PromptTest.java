package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Theme;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTest {
  @Test
  void namesContextIdentityAndUnsavedChanges() {
    assertThat(text("local", "", false, 80)).isEqualTo("local > ");
    assertThat(text("local", "robot:admin", false, 80)).isEqualTo("local robot:admin > ");
    assertThat(text("local", "robot:admin", true, 80)).isEqualTo("local robot:admin* > ");
    assertThat(text("local", "", true, 80)).isEqualTo("local* > ");
  }

  @Test
  void leavesHalfOfTheScreenToTheLine() {
    String who = "okta:a.rather.long.name@department.example.com";
    assertThat(text("local", who, true, 80))
        .isEqualTo("local okta:a.rather.l…nt.example.com* > ")
        .hasSizeLessThanOrEqualTo(40);
    assertThat(text("local", who, true, 40)).isEqualTo("local okta:….com* > ");
    assertThat(text("a-context-with-a-long-name", who, false, 40))
        .isEqualTo("a-contex…ong-name > ");
  }

  @Test
  void tellsWhenTheSignInEnds() {
    assertThat(expiring("robot:ci", Duration.ofMinutes(12), 80))
        .isEqualTo("local robot:ci (expires in 12m) > ");
    assertThat(expiring("robot:ci", Duration.ofSeconds(1), 80))
        .isEqualTo("local robot:ci (expires in 1m) > ");
    assertThat(expiring("okta:test@pachyderm.com", Duration.ofMinutes(12), 80))
        .isEqualTo("local okta:test@pachyderm.com (12m) > ");
    assertThat(expiring("robot:ci", Duration.ofMinutes(12), 40))
        .isEqualTo("local (12m) > ")
        .hasSizeLessThanOrEqualTo(20);
    assertThat(expiring("", Duration.ZERO, 80)).isEqualTo("local (expired) > ");
  }

  @Test
  void marksAProtectedContextWithAndWithoutColour() {
    PromptState state =
        new PromptState("prod", true, "robot:ci", Optional.empty(), true, Theme.PLAIN);
    assertThat(Prompt.text(state, 80)).isEqualTo("prod! robot:ci* > ");
    PromptState red = new PromptState("prod", true, "robot:ci", Optional.empty(), true, Theme.DARK);
    assertThat(Prompt.text(red, 80)).isEqualTo("\u001b[1;31mprod!\u001b[0m robot:ci* > ");
  }

  @Test
  void letsNoEscapeSequenceThrough() {
    assertThat(text("lo\u001b[31mcal", "robot:\nx", false, 80)).doesNotContain("\u001b", "\n");
  }

  private static String text(String context, String identity, boolean unsaved, int columns) {
    return Prompt.text(
        new PromptState(context, false, identity, Optional.empty(), unsaved, Theme.PLAIN), columns);
  }

  private static String expiring(String who, Duration left, int columns) {
    return Prompt.text(
        new PromptState("local", false, who, Optional.of(left), false, Theme.PLAIN), columns);
  }
}
