package io.pachsh.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final OidcClient CLIENT =
      new OidcClient(
          "https://acme.okta.com", "true", Secret.of("hush"), "http://localhost:30657/cb");
  private static final List<AuthConfiguration> BOTH =
      List.of(
          new AuthConfiguration.Guide("okta", "- yes: #", CLIENT, List.of("groups"), true),
          new AuthConfiguration.Guide("okta", "", CLIENT, List.of(), false),
          new AuthConfiguration.Pachctl(
              CLIENT, List.of("openid", "no"), true, true, "http://localhost:30658"),
          new AuthConfiguration.Pachctl(CLIENT, List.of(), false, false, ""));

  @Test
  void isReadBackInEitherShape() {
    for (AuthConfiguration configuration : BOTH) {
      String page = ConfigurationPage.of(configuration, 7, "lo\u001bcal\n");
      assertThat(page).doesNotContain("hush", "\u001b");
      ConfigurationInput input = ConfigurationReader.edited(page);
      assertThat(input.liveConfigVersion()).isEqualTo(7);
      assertThat(input.keepingSecret(Optional.of(configuration)).configuration())
          .isEqualTo(configuration);
    }
  }

  @Test
  void hasNoVersionWhereNoneIsCounted() {
    assertThat(ConfigurationPage.of(BOTH.get(3), 0, "prod")).doesNotContain("version");
  }

  /** Whatever is shown as a comment can be made a value by taking the mark off. */
  @Test
  void itsCommentedKeysCanBeUsed() {
    for (AuthConfiguration configuration : BOTH) {
      String page =
          ConfigurationPage.of(configuration, 7, "local")
              .replaceAll("(?m)^( *)# ([a-z_]+: .*)$", "$1$2");
      assertThat(ConfigurationReader.edited(page).liveConfigVersion()).isEqualTo(7);
    }
  }
}
