package io.pachsh.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  private static final String GUIDE =
      """
      {
        "live_config_version": 2,
        "id_providers": [{
          "name": "okta",
          "description": "oidc-based authentication with Okta",
          "oidc": {
            "issuer": "https://acme.okta.com/",
            "client_id": "0oa1",
            "client_secret": "hush-hush",
            "redirect_uri": "http://127.0.0.1:30657/authorization-code/callback",
            ignore_email_verified: true
      }}]}
      """;

  private static final String PACHCTL =
      """
      issuer: https://acme.okta.com
      client_id: 0oa1
      client_secret: hush-hush
      redirect_uri: http://localhost:30657/authorization-code/callback
      scopes: [openid, email]
      require_email_verified: true
      """;

  private static final OidcClient CLIENT =
      new OidcClient(
          "https://acme.okta.com/",
          "0oa1",
          Secret.of("hush-hush"),
          "http://127.0.0.1:30657/authorization-code/callback");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | ''                    | openid
          'scopes: []'                    | ''                    | openid
          'scopes: [email]'               | email                 | openid email
          'scopes: [groups, email]'       | groups email          | openid groups email
          'scopes: [groups, openid, a]'   | groups openid a       | groups openid a
          'scopes: [email, a, email]'     | email a email         | openid email a
          """)
  void keepsScopesAsTheyWereSetAndAsksForOpenidAllTheSame(
      String line, String kept, String requested) {
    AuthConfiguration read =
        ConfigurationReader.read(
                "issuer: https://k\nclient_id: a\nclient_secret: s\nredirect_uri:"
                    + " http://127.0.0.1:30657/authorization-code/callback\n"
                    + line)
            .configuration();
    assertThat(String.join(" ", read.scopes())).isEqualTo(kept);
    assertThat(String.join(" ", read.requestedScopes())).isEqualTo(requested);
    Object written = ConfigurationWriter.document(read, 0, true).get("scopes");
    assertThat(written).isEqualTo(kept.isEmpty() ? null : read.scopes());
  }

  @Test
  void readsTheGuidesShapeWithItsUnquotedKey() {
    assertThat(ConfigurationReader.read(GUIDE))
        .isEqualTo(
            new ConfigurationInput(
                new AuthConfiguration.Guide(
                    "okta", "oidc-based authentication with Okta", CLIENT, List.of(), true),
                2,
                List.of()));
  }

  @Test
  void readsTheShapeOfPachctl() {
    ConfigurationInput input = ConfigurationReader.read("\ufeff" + PACHCTL.replace("\n", "\r\n"));
    assertThat(input.configuration())
        .isInstanceOfSatisfying(
            AuthConfiguration.Pachctl.class,
            pachctl -> {
              assertThat(pachctl.scopes()).containsExactly("openid", "email");
              assertThat(pachctl.requiresVerifiedEmail()).isTrue();
              assertThat(pachctl.localhostIssuer()).isFalse();
            });
    assertThat(input.liveConfigVersion()).isZero();
    assertThat(input.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id_providers          | idProviders             | 3 | 3  | Did you mean `id_providers`?
          "issuer"              | "isuer"                 | 7 | 7  | Did you mean `issuer`?
          "name": "okta"        | "issuer": "okta"        | 4 | 5  | It belongs under `oidc:`.
          "oidc": {             | "oidc": { "name": "x",  | 6 | 15 | It belongs under `id_providers:`.
          ignore_email_verified | require_email_verified  | 11 | 7 | says the opposite
          ignore_email_verified | scopes                  | 11 | 7 | calls it `additional_scopes`
          ignore_email_verified | zzz                     | 11 | 7 | Known here: issuer, client_id
          ignore_email_verified | issuer                  | 11 | 7 | Leave one out.
          true                  | yes                     | 11 | 30 | only true and false
          "0oa1"                | 4711                    | 8 | 20 | written in quotes
          2,                    | "2",                    | 2 | 26 | This is a text.
          2,                    | -2,                     | 2 | 26 | whole number
          "okta"                | "Okta"                  | 4 | 13 | lower-case
          "okta"                | "pipeline"              | 4 | 13 | cannot name a provider
          "0oa1"                | "'0oa1'"                | 8 | 20 | inner ones
          "0oa1"                | " 0oa1"                 | 8 | 20 | white space
          "hush-hush"           | "hush-hush\\n"          | 9 | 24 | line break
          https://acme.okta.com/ | https://              | 7 | 17 | own values
          https://acme.okta.com/ | https://{yourOktaDomain}/ | 7 | 17 | own values
          https://acme.okta.com/ | ${OKTA_ISSUER}        | 7 | 17 | own values
          https://acme.okta.com/ | https://<domain>      | 7 | 17 | own values
          https://acme.okta.com/ | acme.okta.com         | 7 | 17 | does not begin with
          https://acme.okta.com/ | https://a/?b          | 7 | 17 | has a query
          https://acme.okta.com/ | https://a/#b          | 7 | 17 | has a fragment
          https://acme.okta.com/ | https://a b/          | 7 | 17 | not a URL
          http://127.0.0.1:30657/authorization-code/callback | your redirect URI | 10 | 23 | own values
          http://127.0.0.1:30657/authorization-code/callback | 127.0.0.1:30657 | 10 | 23 | Such as http
          "okta",               | "okta"                  | 5 | 5  | expected `,` or `}`
          """)
  void pointsAtWhatIsWrong(String right, String wrong, int line, int column, String advice) {
    Failure failure = refused(GUIDE.replace(right, wrong));
    assertThat(failure.exit()).isEqualTo(Exit.FAILED);
    assertThat(failure.sentence())
        .startsWith("auth configuration, line %d, column %d: ".formatted(line, column));
    String hint = failure.hint().orElseThrow();
    assertThat(failure.sentence() + hint).contains(advice).doesNotContain("hush-hush");
    List<String> lines = hint.lines().toList();
    int prefix = lines.get(0).indexOf("| ") + 2;
    assertThat(lines.get(1))
        .isEqualTo(" ".repeat(prefix - 2) + "| " + " ".repeat(column - 1) + "^");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.okta.com/.well-known/openid-configuration,https://a.okta.com",
    "https://a.okta.com/oauth2/v1/authorize?client_id=x,https://a.okta.com",
    "https://a.okta.com/oauth2/default/v1/token,https://a.okta.com/oauth2/default",
    "https://k/realms/r/protocol/openid-connect/auth,https://k/realms/r",
    "https://m/t/oauth2/v2.0/authorize,https://m/t/v2.0"
  })
  void givesTheIssuerOfAPastedEndpoint(String pasted, String issuer) {
    Failure failure = refused(GUIDE.replace("https://acme.okta.com/", pasted));
    assertThat(failure.hint().orElseThrow()).contains(": \"issuer\": \"" + issuer + "\"\n");
  }

  @Test
  void namesAllMissingKeysAtOnce() {
    assertThat(refused("client_id: x\nscopes: []\n").sentence())
        .endsWith("`issuer`, `client_secret`, `redirect_uri` are missing at the top level");
    assertThat(refused("live_config_version: 2\nid_providers: []\n").sentence())
        .contains("0 providers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# only\n",
        "{}",
        "[]",
        "x",
        "{",
        "]",
        "\u0001",
        "a: *b",
        "a: &a [*a]",
        "<<: {a: 1}",
        "\ta: 1",
        "? [x]\n: y",
        "a: \"",
        "a: '",
        "%YAML 9\n---\n",
        "id_providers: {}",
        "id_providers: [[]]",
        "id_providers: [{name: okta, oidc: }]",
        "issuer: !!binary x",
        "\ud83d",
        "- - - -",
        "---\n---\n",
        "issuer: |\n  x",
        "client_secret: |\n  hush-hush: x\n x"
      })
  void refusesWhateverElseComesWithASentence(String text) {
    assertThat(refused(text).sentence()).isNotBlank();
  }

  @Test
  void refusesBombsQuickly() {
    assertThat(refused("[".repeat(200_000)).sentence()).contains("too many levels");
    assertThat(refused("{a: ".repeat(50_000)).sentence()).contains("too many levels");
    assertThat(refused(" ".repeat(1 << 21)).sentence()).contains("larger than 1 MiB");
    StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }
    assertThat(refused(laughs + PACHCTL).sentence()).contains("too many aliases");
    assertThat(refused("issuer: \"" + "\\n".repeat(500_000)).sentence()).contains("never closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret: hush-hush, }: x: y",
        "client_secret: *hush-hush",
        "client_secret: \"hush-hush",
        "client_secret: \"x\"hush-hush\"",
        "client_secret: [hush-hush",
        "client_secret: |\n\thush-hush",
        "\"clientSecret\":\"hush-hush\",,",
        "{client_secret: 'x''hush-hush', a: }, b",
        "client_sercet: hush-hush"
      })
  void neverQuotesASecret(String text) {
    Failure failure = refused(text);
    assertThat(failure.sentence() + failure.hint().orElse("")).doesNotContain("hush");
  }

  @Test
  void notesASecretThatIsStillBase64() {
    assertThat(ConfigurationReader.read(GUIDE.replace("hush-hush", "aHVzaC1odXNoCg==")).notes())
        .singleElement()
        .asString()
        .contains("base64");
  }

  @Test
  void refusesASecondDocument() {
    assertThat(refused(PACHCTL + "---\n" + PACHCTL).sentence()).contains("second YAML document");
  }

  static Failure refused(String text) {
    Failure failure = catchThrowableOfType(Failure.class, () -> ConfigurationReader.read(text));
    assertThat(failure).as(text.substring(0, Math.min(200, text.length()))).isNotNull();
    return failure;
  }
}
