package io.pachsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
  void letsNoEscapeSequenceThrough() {
    assertThat(text("lo\u001b[31mcal", "robot:\nx", false, 80)).doesNotContain("\u001b", "\n");
  }

  private static String text(String context, String identity, boolean unsaved, int columns) {
    return Prompt.text(new PromptState(context, identity, unsaved), columns);
  }
}
