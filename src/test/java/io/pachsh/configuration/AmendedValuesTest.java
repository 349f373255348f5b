package io.pachsh.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single values pass the checks of a document, and nothing of another provider stays. */
class AmendedValuesTest {
  private static final String REDIRECT = "http://127.0.0.1:30657/authorization-code/callback";
  private static final Secret STORED = Secret.of("s3cret-0f-0kta");
  private static final OidcClient CLIENT =
      new OidcClient("https://example.okta.com", "0oa1", STORED, REDIRECT)
          .withProviderCa(Optional.of("a certificate"));
  private static final AuthConfiguration.Guide GUIDE =
      new AuthConfiguration.Guide("okta", "people", CLIENT, List.of("groups"), true);
  private static final AuthConfiguration.Pachctl PACHCTL =
      new AuthConfiguration.Pachctl(
          CLIENT, List.of("openid", "email"), true, true, "http://localhost:30658");

  private static AmendedValues values(Map<String, String> given) {
    return new AmendedValues(
        Optional.ofNullable(given.get("issuer")),
        Optional.ofNullable(given.get("client_id")),
        Optional.ofNullable(given.get("client_secret")).map(Secret::of),
        Optional.ofNullable(given.get("redirect_uri")),
        Optional.ofNullable(given.get("scopes")).map(all -> List.of(all.split(",", -1))),
        false);
  }

  private static AuthConfiguration over(AuthConfiguration live, Map<String, String> given) {
    return values(given).over(live(live)).configuration();
  }

  private static LiveConfiguration live(AuthConfiguration configuration) {
    return new LiveConfiguration(7, Optional.of(configuration));
  }

  @Test
  void changesOneValueAndNothingElse() {
    assertThat(over(PACHCTL, Map.of("scopes", "openid,email,groups")))
        .isEqualTo(
            new AuthConfiguration.Pachctl(
                CLIENT.withProviderCa(Optional.empty()),
                List.of("openid", "email", "groups"),
                true,
                true,
                "http://localhost:30658"));
    AuthConfiguration moved = over(GUIDE, Map.of("redirect_uri", "http://127.0.0.1:1/x"));
    assertThat(moved.client().redirectUri()).isEqualTo("http://127.0.0.1:1/x");
    assertThat(moved.client().clientSecret()).isEqualTo(STORED);
    assertThat(moved.requiresVerifiedEmail()).isFalse();
  }

  @Test
  void replacesTheVersionThatItWasMadeOf() {
    assertThat(values(Map.of("scopes", "openid")).over(live(GUIDE)).liveConfigVersion())
        .isEqualTo(7);
  }

  /** Whose provider it is does not depend on what was copied with its address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.okta.com/",
        "https://example.okta.com/.well-known/openid-configuration",
        "https://example.okta.com/oauth2/v1/authorize"
      })
  void theSameProvidersSecretStays(String stored) {
    AuthConfiguration live = GUIDE.withClient(CLIENT.withIssuer(stored));
    Map<String, String> given = Map.of("issuer", "https://example.okta.com");
    assertThat(values(given).lackSecret(live.client())).isFalse();
    assertThat(over(live, given).client().clientSecret()).isEqualTo(STORED);
  }

  @Test
  void quotesAroundAClientIdMakeNoOtherClient() {
    OidcClient quoted = new OidcClient(CLIENT.issuer(), "\"0oa1\" ", STORED, REDIRECT);
    Map<String, String> given = Map.of("client_id", "0oa1");
    assertThat(over(GUIDE.withClient(quoted), given).client().clientSecret()).isEqualTo(STORED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://other.okta.com",
        "https://example.okta.com/oauth2/default",
        "https://example.okta.com.evil.example",
        "http://example.okta.com"
      })
  void anotherProviderGetsNothingOfTheFormerOne(String issuer) {
    Map<String, String> given = Map.of("issuer", issuer);
    assertThat(values(given).lackSecret(CLIENT)).isTrue();
    assertThat(over(GUIDE, given).client())
        .isEqualTo(new OidcClient(issuer, "0oa1", Secret.of(""), REDIRECT));
    assertThat(over(GUIDE, given).requiresVerifiedEmail()).isTrue();
    AuthConfiguration.Pachctl pachctl = (AuthConfiguration.Pachctl) over(PACHCTL, given);
    assertThat(pachctl.userAccessibleIssuerHost()).isEmpty();
    assertThat(pachctl.localhostIssuer()).isFalse();
    assertThat(values(given).over(live(PACHCTL)).notes()).hasSize(1);
  }

  /** An issuer below or above another one is a tenant or realm of its own. */
  @Test
  void anIssuerThatAnotherBeginsWithIsAnother() {
    OidcClient realm = CLIENT.withIssuer("https://id.example.com/realms/a");
    assertThat(values(Map.of("issuer", "https://id.example.com")).lackSecret(realm)).isTrue();
  }

  @Test
  void anotherClientOfTheSameProviderGetsNoSecretButKeepsItsTrust() {
    Map<String, String> given = Map.of("client_id", "0oa2");
    assertThat(values(given).lackSecret(CLIENT)).isTrue();
    assertThat(over(GUIDE, given).requiresVerifiedEmail()).isFalse();
  }

  @Test
  void whatIsGivenAnewIsBelieved() {
    AmendedValues anew =
        new AmendedValues(
            Optional.of("https://other.okta.com"),
            Optional.empty(),
            Optional.of(Secret.of("another")),
            Optional.empty(),
            Optional.empty(),
            true);
    AuthConfiguration amended = anew.over(live(GUIDE)).configuration();
    assertThat(amended.requiresVerifiedEmail()).isFalse();
    assertThat(amended.client().clientSecret()).isEqualTo(Secret.of("another"));
    assertThat(anew.over(live(GUIDE)).notes()).isEmpty();
  }

  @Test
  void aPublicClientLacksNothing() {
    OidcClient open = CLIENT.withSecret(Secret.of(""));
    assertThat(values(Map.of("issuer", "https://other.okta.com")).lackSecret(open)).isFalse();
  }

  static Stream<Map<String, String>> wrong() {
    return Stream.of(
        Map.of("issuer", ""),
        Map.of("issuer", "example.okta.com"),
        Map.of("issuer", "https://example.okta.com/oauth2/v1/token"),
        Map.of("issuer", "https://example.okta.com/.well-known/openid-configuration"),
        Map.of("issuer", "https://example.okta.com?a=b"),
        Map.of("issuer", "https://me@example.okta.com"),
        Map.of("issuer", "https://example.okta.com "),
        Map.of("client_id", ""),
        Map.of("client_id", "<client id>"),
        Map.of("client_id", "0oa1\n"),
        Map.of("client_id", "'0oa1'"),
        Map.of("client_id", "0oa1\u200b"),
        Map.of("client_secret", ""),
        Map.of("client_secret", "\"quoted\""),
        Map.of("client_secret", "with\u00a0blank\u200b"),
        Map.of("redirect_uri", "127.0.0.1:30657"),
        Map.of("redirect_uri", "http://127.0.0.1:30657/x#y"),
        Map.of("scopes", "openid email"),
        Map.of("scopes", "openid,,email"));
  }

  /** Whatever a document could not say in that place. */
  @ParameterizedTest
  @MethodSource("wrong")
  void aValueThatCannotBeRightIsRefused(Map<String, String> given) {
    assertThatThrownBy(() -> over(PACHCTL, given))
        .isInstanceOf(Failure.class)
        .satisfies(e -> assertThat(((Failure) e).exit()).isEqualTo(Exit.USAGE));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aDocumentIsRefusedForTheSame(Map<String, String> given) {
    if (given.getOrDefault("client_secret", "a").isEmpty()) {
      return; // Which a document says of a public client.
    }
    OidcClient client =
        new OidcClient(
            given.getOrDefault("issuer", CLIENT.issuer()),
            given.getOrDefault("client_id", "0oa1"),
            Secret.of(given.getOrDefault("client_secret", "a-secret")),
            given.getOrDefault("redirect_uri", REDIRECT));
    List<String> scopes = List.of(given.getOrDefault("scopes", "openid").split(",", -1));
    String text =
        ConfigurationPage.of(
                new AuthConfiguration.Pachctl(client, scopes, true, false, ""), 0, "local")
            .replace(
                Secret.MASK, "\"" + client.clientSecret().reveal().replace("\"", "\\\"") + "\"");
    assertThatThrownBy(() -> ConfigurationReader.edited(text)).isInstanceOf(Failure.class);
  }

  /** What is stored may be mended value by value, though other values are wrong, too. */
  @Test
  void whatIsNotGivenIsNotLookedAt() {
    OidcClient broken = new OidcClient(CLIENT.issuer(), "\"0oa1\"", STORED, "nowhere");
    assertThat(over(GUIDE.withClient(broken), Map.of("scopes", "openid")).client().redirectUri())
        .isEqualTo("nowhere");
  }
}
