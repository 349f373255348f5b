package io.pachsh.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.console.Theme;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationWriterTest {
  private static final OidcClient CLIENT =
      new OidcClient(
          "https://acme.okta.com",
          "true",
          Secret.of("1.0 \"'\\ hush"),
          "http://localhost:30657/cb");
  private static final AuthConfiguration GUIDE =
      new AuthConfiguration.Guide("okta", "- yes: #", CLIENT, List.of("groups"), true);
  private static final AuthConfiguration PACHCTL =
      new AuthConfiguration.Pachctl(CLIENT, List.of("openid", "email"), true, false, "");

  @ParameterizedTest
  @EnumSource(names = {"JSON", "YAML"})
  void isReadBack(Format format) {
    for (AuthConfiguration configuration : List.of(GUIDE, PACHCTL)) {
      assertThat(ConfigurationReader.read(written(configuration, true, format)))
          .isEqualTo(new ConfigurationInput(configuration, 7, List.of()));
    }
  }

  @Test
  void masksTheSecretWhichIsThenKept() {
    String text = written(GUIDE, false, Format.YAML);
    assertThat(text).contains("•••").doesNotContain("hush");
    ConfigurationInput input = ConfigurationReader.read(text);
    assertThat(input.keepsSecret()).isTrue();
    assertThat(input.keepingSecret(Optional.of(GUIDE)).configuration()).isEqualTo(GUIDE);
    assertThat(input.keepingSecret(Optional.of(PACHCTL)).configuration()).isEqualTo(GUIDE);
  }

  @Test
  void keepsNoSecretForAnotherProvider() {
    ConfigurationInput input = ConfigurationReader.read(written(GUIDE, false, Format.JSON));
    assertThatThrownBy(() -> input.keepingSecret(Optional.empty()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no stored configuration");
    assertThatThrownBy(() -> input.keepingSecret(Optional.of(with("https://evil.example", "true"))))
        .hasMessageContaining("issuer changes");
    assertThatThrownBy(
            () -> input.keepingSecret(Optional.of(with("https://acme.okta.com", "other"))))
        .hasMessageContaining("client id changes");
    AuthConfiguration slashed = with("https://acme.okta.com/", "true");
    assertThat(input.keepingSecret(Optional.of(slashed)).keepsSecret()).isFalse();
  }

  @Test
  void leavesOutWhatPachctlLeavesOut() {
    assertThat(ConfigurationWriter.document(PACHCTL, 0, false).keySet())
        .containsExactly(
            "issuer",
            "client_id",
            "client_secret",
            "redirect_uri",
            "scopes",
            "require_email_verified");
  }

  @Test
  void tellsWhatChanges() {
    assertThat(ConfigurationDiff.lines(Optional.of(GUIDE), GUIDE)).isEmpty();
    assertThat(ConfigurationDiff.lines(Optional.of(GUIDE), with("https://b", "true")))
        .containsExactly(
            "~ issuer: https://acme.okta.com → https://b", "~ client_secret: ••• → another secret");
    assertThat(ConfigurationDiff.lines(Optional.of(GUIDE), PACHCTL))
        .contains("~ shape: guide → pachctl 2.x", "- name: okta", "+ scopes: [openid, email]");
    assertThat(ConfigurationDiff.lines(Optional.empty(), GUIDE))
        .contains("+ client_secret: •••", "+ additional_scopes: [groups]")
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void doesNotCallAKeptSecretAChange() {
    AuthConfiguration kept =
        ConfigurationReader.read(written(GUIDE, false, Format.JSON)).configuration();
    assertThat(ConfigurationDiff.lines(Optional.of(GUIDE), kept)).isEmpty();
  }

  private static AuthConfiguration with(String issuer, String clientId) {
    return GUIDE.withClient(
        new OidcClient(issuer, clientId, Secret.of("another"), CLIENT.redirectUri()));
  }

  private static String written(AuthConfiguration config, boolean showSecrets, Format format) {
    Fields fields = new Fields(ConfigurationWriter.document(config, 7, showSecrets));
    return new Renderer(80, Theme.PLAIN).render(Answer.one(fields), format);
  }
}
