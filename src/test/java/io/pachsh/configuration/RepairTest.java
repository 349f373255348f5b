package io.pachsh.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AuthConfiguration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {
  /** The block as the guide's page prints it, its lost lines lost. */
  private static final String DAMAGED =
      """
        "live_config_version": 2,
        "id_providers": [{
        "name": "okta",
        "description": "oidc-based authentication with Okta",
        "issuer": "https://",
        "client_id": "",
        "client_secret": "",
        "redirect_uri": "your redirect URI",
        ignore_email_verified: true
      """;

  private static final String FILLED =
      DAMAGED
          .replace("https://", "https://acme.okta.com/")
          .replace("\"client_id\": \"\"", "\"client_id\": \"0oa1\"")
          .replace("\"client_secret\": \"\"", "\"client_secret\": \"hush-hush\"")
          .replace("your redirect URI", "http://127.0.0.1:30657/cb");

  @Test
  void restoresTheGuidesBlock() {
    assertThat(repaired(DAMAGED))
        .contains(
            """
            auth set-config <<EOF
            {
              "live_config_version": 2,
              "id_providers": [{
                "name": "okta",
                "description": "oidc-based authentication with Okta",
                "oidc": {
                  "issuer": "$OKTA_ISSUER",
                  "client_id": "$OKTA_CLIENT_ID",
                  "client_secret": "$OKTA_CLIENT_SECRET",
                  "redirect_uri": "$OKTA_REDIRECT_URI",
                  "ignore_email_verified": true
                }
              }]
            }
            EOF
            """)
        .contains("('rehearsal start' sets them");
  }

  static List<String> damages() {
    String oidc = FILLED.replace("  \"issuer\"", "  \"oidc\": {\n  \"issuer\"");
    return List.of(
        FILLED,
        FILLED + "}]}",
        oidc,
        oidc + "}}]",
        "{" + FILLED + "}]}",
        ("{" + oidc + "}}]}").replace("id_providers", "idProviders"),
        ("{" + oidc + "}}]}").replace("\"client_id\"", "clientId"),
        ("{" + oidc + "}}]}").replace("[{", "{").replace("}]", "}"),
        "{" + oidc.replace("\"0oa1\",", "\"0oa1\"") + "}}]}",
        "{" + oidc.replace("true", "yes") + "}}]}",
        FILLED.replace("\"", "'"),
        FILLED.replace("\n", "\r\n"),
        FILLED.replace("\"okta\",\n", "\"okta\", "));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void keepsTheGivenValuesAndHidesTheSecret(String damaged) {
    String hint = repaired(damaged);
    assertThat(hint).doesNotContain("hush-hush").contains("$OKTA_CLIENT_SECRET");
    String body = pasted(hint).replace("$OKTA_CLIENT_SECRET", "hush-hush");
    String whole = "{" + FILLED.replace("  \"issuer\"", "\"oidc\": {\"issuer\"") + "}}]}";
    assertThat(ConfigurationReader.read(body)).isEqualTo(ConfigurationReader.read(whole));
  }

  @Test
  void repairsTheShapeOfPachctl() {
    String hint =
        repaired(
            """
            "issuer": "https://a/",
            "clientId": "a$b`c\\\\d",
            "client_secret": "$MINE",
            "redirect_uri": "http://localhost:1/cb",
            "scopes": ["email", "groups"]
            """);
    assertThat(hint).contains("\"client_secret\": \"$MINE\"", "\"a\\$b\\`c\\\\\\\\d\"");
    assertThat(ConfigurationReader.read(pasted(hint).replace("$MINE", "m")).configuration())
        .isInstanceOfSatisfying(
            AuthConfiguration.Pachctl.class,
            config -> {
              assertThat(config.client().clientId()).isEqualTo("a$b`c\\d");
              assertThat(config.scopes()).containsExactly("email", "groups");
            });
  }

  @Test
  void readsBlockListsAndBareValues() {
    String hint =
        repaired(
            "issuer: https://a/\nclientId: x # mine\nscopes:\n  - email\n  - groups\nbad_key: 1\n");
    assertThat(hint)
        .contains("\"scopes\": [\"email\", \"groups\"]", "\"client_id\": \"x\"")
        .contains("Left out, because nobody knows it: bad_key");
  }

  @Test
  void saysNothingWhereItWouldHaveToGuess() {
    for (String text :
        List.of(
            "hello: world",
            "issuer: a\nissuer: b\n",
            "{\"issuer\": [ }",
            "{\"issuer\": [\"https://a\"], \"client_id\": \"b\"",
            "{\"client_id\": {\"a\": 1}, \"issuer\": \"https://a\"",
            "issuer: \"" + "\\n".repeat(5000))) {
      assertThat(ConfigurationReaderTest.refused(text).hint().orElse("")).doesNotContain("<<EOF");
    }
    for (String text :
        List.of(
            "issuer: \"" + "\\n".repeat(4000),
            "issuer: '" + "''".repeat(4000),
            "scopes:" + "\n- a".repeat(2000) + "\nissuer: x")) {
      assertThat(repaired(text)).contains("<<EOF");
    }
  }

  static List<String> confidentialClients() {
    String keycloak =
        """
        {"id": "7f3c", "clientId": "pachyderm", "clientAuthenticatorType": "client-secret",
         "secret": "8ZzB-hush", "redirectUris": [%s], "publicClient": false,
         "attributes": {"client.secret.creation.time": "1"},
         "protocolMappers": [{"name": "email"}, {"name": "groups"}]}
        """;
    String loopback = "\"http://127.0.0.1:30657/cb\"";
    String variables =
        """
        CLIENT_ID=pachyderm
        CLIENT_SECRET=8ZzB-hush
        REDIRECT_URI="http://127.0.0.1:30657/cb"
        """;
    return List.of(
        keycloak.formatted(loopback),
        keycloak.formatted("\"https://a.example.com/cb\", " + loopback),
        "[" + keycloak.formatted(loopback) + "]",
        """
        issuer: https://dex.example.com
        staticClients:
          - id: pachyderm
            name: Pachyderm
            secret: 8ZzB-hush
            redirectURIs:
              - http://127.0.0.1:30657/cb
        """,
        variables,
        variables.replaceAll("(?m)^", "export ").strip() + "\n",
        variables.replaceAll("(?m)^(?=.)", "export OIDC_"));
  }

  @ParameterizedTest
  @MethodSource("confidentialClients")
  void offersAConfidentialClientWithItsSecret(String client) {
    assertThat(repaired(client))
        .contains("\"client_id\": \"pachyderm\"", "_CLIENT_SECRET\"", "Your client secret")
        .contains("\"redirect_uri\": \"http://127.0.0.1:30657/cb\"")
        .doesNotContain("public client", "8ZzB");
  }

  @Test
  void callsNoClientPublicWhoseSecretWasLeftOut() {
    String client = "issuer: https://a/\nclient_id: b\nredirect_uri: http://localhost:1/cb\n";
    assertThat(repaired(client + "bad_key: 1\n")).contains("public client");
    assertThat(repaired(client + "credentials: hush\n"))
        .doesNotContain("public client")
        .contains("If `credentials` holds it");
  }

  @Test
  void countsEscapedQuotesWhereOthersAreCurled() {
    String line =
        "{\"id_providers\":[{\"name\":\"okta\",\"description\":\"the \\\"good\\\" one\",\"oidc\":{"
            + "\"issuer\":“https://a.okta.com”,\"client_id\":\"c\",\"client_secret\":\"s3\","
            + "\"redirect_uri\":\"http://127.0.0.1:30657/cb\"}}]}";
    ConfigurationInput input =
        ConfigurationReader.read(pasted(repaired(line)).replace("$OKTA_CLIENT_SECRET", "s3"));
    assertThat(input).isEqualTo(ConfigurationReader.read(line.replace('“', '"').replace('”', '"')));
    for (String key : List.of("description", "descr")) {
      String lost = line.replace("description", key).replace("\\\" one\"", "” one");
      assertThat(ConfigurationReaderTest.refused(lost).hint().orElse(""))
          .satisfiesAnyOf(
              hint -> assertThat(hint).doesNotContain("<<EOF"),
              hint -> assertThat(hint).contains("a.okta.com\"", "\"client_id\": \"c\""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%SECRET%", "{{ .Values.oidc.secret }}", "'{{ secret }}'", "********"})
  void takesNoPlaceholderForASecret(String written) {
    String client = "issuer: https://a/\nclientId: b\nredirect_uri: http://localhost:1/cb\n";
    assertThat(repaired(client + "client_secret: " + written + "\n"))
        .contains("Set first: $OKTA_CLIENT_SECRET")
        .doesNotContain("Your client secret");
  }

  private static String repaired(String damaged) {
    return ConfigurationReaderTest.refused(damaged).hint().orElseThrow();
  }

  /** What the command of the hint would read, once the shell has unescaped the here-document. */
  private static String pasted(String hint) {
    Matcher block = Pattern.compile("(?s)<<EOF\n(.*?\n)EOF\n?").matcher(hint + "\n");
    assertThat(block.find()).isTrue();
    return block.group(1).replaceAll("\\\\([\\\\$`])", "$1");
  }
}
