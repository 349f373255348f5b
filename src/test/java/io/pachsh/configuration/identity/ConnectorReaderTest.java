package io.pachsh.configuration.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.cluster.identity.Connector;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorReaderTest {
  private static final String OKTA =
      """
      id: okta
      name: Okta
      type: oidc
      config:
        issuer: https://example.okta.com
        clientID: 0oa1
        clientSecret: s3cret-of-okta
        redirectURI: http://127.0.0.1:30658/callback
        scopes: [email, groups]
        insecureEnableGroups: true
      """;

  @Test
  void readsAConnectorAndKeepsItsVersionOpen() {
    ConnectorDraft draft = ConnectorReader.whole(OKTA);
    assertThat(draft.id()).isEqualTo("okta");
    assertThat(draft.version()).isEmpty();
    assertThat(draft.config().orElseThrow().texts("scopes")).containsExactly("email", "groups");
    assertThat(draft.notes()).isEmpty();
  }

  /** A row is a change of the text: what is replaced, by what, and what is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "id: okta        | ''           | `id` is missing in a connector",
        "type: oidc      | type: okta   | line 3, column 7: there is no connector type `okta`",
        "type: oidc      | type: OIDC   | line 3, column 7: there is no connector type `OIDC`",
        "name: Okta      | naem: Okta   | line 2, column 1: `naem` is not known in a connector",
        "name: Okta      | name: 3      | line 2, column 7: `name` must be a text",
        "name: Okta      | issuer: x    | line 2, column 1: `issuer` is not known in a connector",
        "name: Okta      | ID: other    | line 2, column 1: `ID` is written twice",
        "[email, groups] | groups       | line 9, column 11: `scopes` must be a list of texts",
        "[email, groups] | [3]          | line 9, column 12: `scopes` must be a text",
        "Groups: true    | Groups: yes  | line 10, column 25: `insecureEnableGroups` must be true",
        "clientID: 0oa1  | clientID: <id> | line 6, column 13: `clientID` is not filled in",
        "0oa1            | ' 0oa1'      | line 6, column 13: `clientID` begins or ends with white",
      })
  void saysWhereAConnectorIsWrong(String part, String by, String said) {
    String text = OKTA.replace(part, by.equals("''") ? "" : by);
    Failure failure = catchThrowableOfType(Failure.class, () -> ConnectorReader.whole(text));
    assertThat(failure.sentence()).contains(said);
    assertThat(failure.sentence() + failure.below().all()).doesNotContain("s3cret-of-okta");
  }

  @Test
  void masksTheSecretOfTheLineThatIsShown() {
    String text = OKTA.replace("s3cret-of-okta", "[s3cret-of-okta]");
    Failure failure = catchThrowableOfType(Failure.class, () -> ConnectorReader.whole(text));
    assertThat(failure.sentence()).contains("`clientSecret` must be a text");
    assertThat(String.join("\n", failure.below().all()))
        .contains("clientSecret: •••")
        .doesNotContain("s3cret");
  }

  @Test
  void notesWhatTheTypeDoesNotKnow() {
    String text = OKTA.replace("clientID:", "client_id:") + "  claimMapping: {group: x}\n";
    assertThat(ConnectorReader.whole(text).notes())
        .containsExactly(
            "a connector of type oidc knows no `client_id` under `config`, and ignores it; did you"
                + " mean `clientID`?",
            "a connector of type oidc knows no `group` under `claimMapping`, and ignores it; did"
                + " you mean `groups`?");
  }

  @Test
  void takesPachctlsShapeInAnyLetterCase() {
    String text =
        OKTA.replace("id:", "ID:").replace("name:", "Name:").replace("config:", "CONFIG:")
            + "Version: 3\n";
    assertThat(ConnectorReader.whole(text).version()).hasValue(3);
  }

  @Test
  void keepsWhatAnUpdateLeavesOut() {
    ConnectorDraft stored = stored();
    ConnectorDraft made =
        ConnectorReader.update("{id: okta, name: Other}", id -> stored.type()).over(stored);
    assertThat(made.name()).isEqualTo("Other");
    assertThat(made.config()).isEqualTo(stored.config());
    assertThat(IdentityDifference.of(stored, made)).containsExactly("~ name: Okta → Other");
  }

  @Test
  void takesTheStoredSecretForDotsUnlessTheyWouldGoToSomebodyElse() {
    ConnectorDraft stored = stored();
    String dots = OKTA.replace("s3cret-of-okta", "•••");
    assertThat(over(dots, stored)).isEqualTo(stored.config().orElseThrow());
    for (String other :
        List.of("issuer: https://evil.example", "clientID: other", "type: gitlab")) {
      String key = other.substring(0, other.indexOf(':'));
      String text = dots.replaceAll(key + ": \\S+", other);
      assertThat(catchThrowableOfType(Failure.class, () -> over(text, stored)).sentence())
          .contains("`clientSecret: •••` keeps the stored secret, but ");
    }
  }

  @Test
  void saysThatASecretChangesWithoutSayingIt() {
    ConnectorDraft stored = stored();
    ConnectorDraft made =
        ConnectorReader.update(OKTA.replace("s3cret-of-okta", "another-0ne"), id -> "oidc")
            .over(stored);
    assertThat(IdentityDifference.of(stored, made))
        .containsExactly("~ config.clientSecret: ••• → another secret");
  }

  @Test
  void masksSecretsWhereverTheyStand() {
    ConfigTree tree =
        ConfigTree.read(
            "unheard-of",
            Secret.of(
                "{\"a\": {\"password\": \"p1\", \"list\": [{\"apiToken\": \"p2\"}]}, \"bindPW\":"
                    + " \"p3\", \"client_secret\": {\"inner\": \"p4\"}, \"tokenURL\": \"u\"}"));
    List<String> found = new ArrayList<>();
    new ConfigSecrets(tree).all().forEach(secret -> found.add(secret.reveal()));
    assertThat(found).containsExactlyInAnyOrder("p1", "p2", "p3", "p4");
    assertThat(new ConfigSecrets(tree).masked().toString())
        .isEqualTo(
            "{a={list=[{apiToken=•••}], password=•••}, bindPW=•••, client_secret={inner=•••},"
                + " tokenURL=u}");
  }

  @Test
  void knowsEveryTypeOfTheIdentityService() {
    assertThat(ConnectorType.all().stream().map(ConnectorType::name))
        .contains("oidc", "ldap", "samlExperimental", "mockCallback")
        .hasSize(18);
    assertThat(ConnectorType.named("oidc").orElseThrow().keys().get("clientSecret").isSecret())
        .isTrue();
  }

  private static ConnectorDraft stored() {
    return ConnectorDraft.of(
        new Connector(
            "okta", "Okta", "oidc", 7, ConnectorReader.whole(OKTA).config().orElseThrow().json()));
  }

  private static ConfigTree over(String text, ConnectorDraft stored) {
    return ConnectorReader.update(text, id -> stored.type()).over(stored).config().orElseThrow();
  }
}
