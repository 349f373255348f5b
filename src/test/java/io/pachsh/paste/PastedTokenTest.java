package io.pachsh.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pachsh.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTokenTest {
  private static final String TOKEN = "f3a1c0ffee+/=-_.7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "%s\n",
        "%s\r\n\r\n",
        "  %s\t",
        "\ufeff%s",
        "\u00a0%s\u00a0\n",
        "\u200b%s\u2060",
        "\"%s\"",
        "'%s'\n",
        "“%s”",
        "«\u00a0%s\u00a0»",
        "`%s`",
        "Token of robot:admin: %s",
        "Token of group/okta:data science: %s",
        "Token of okta:ada@example.com:\u00a0%s\n",
        "Token: %s\n",
        "Root token: %s",
        "WARNING: DO NOT LOSE THE ROOT TOKEN BELOW.\nPachyderm root token:\n%s\n",
        "Pachyderm auth token:\r\n%s\r\n",
        "Access control is on. You are signed in as robot:admin.\n"
            + "WARNING: save this token somewhere safe; without it you can be locked out.\n"
            + "Token of robot:admin: %s\n",
        "{\"token\": \"%s\"}",
        "{\n  \"token\": \"%s\",\n  \"principal\": \"robot:admin\",\n  \"root_token\": \"zzz\"\n}\n",
        "[{\"token\":\"%s\"}]",
        "{\"source\": 2, \"session_token\": \"%s\", \"cluster_deployment_id\": \"x\"}",
        "token: %s\n",
        "token: \"%s\"\n",
        "token\n%s\n",
        "principal,token\nrobot:ci,%s\n",
        "Bearer %s",
        "bearer  %s\n",
        "Authorization: Bearer %s",
        "authn-token: %s",
        "PACHSH_TOKEN=%s",
        "export PACHSH_TOKEN=\"%s\"",
        "'Bearer %s'",
        "      \"session_token\": \"%s\",\n",
        "\"%s\",",
        "root-token: %s",
        "pachd:\n  rootToken: %s\n",
        "Bearer: %s",
        "{\"Authorization\": \"Bearer %s\"}",
        "-H 'Authorization: Bearer %s'",
        "$env:PACHSH_TOKEN = '%s'",
        "set -x PACHSH_TOKEN %s",
        "set -gx PACHSH_TOKEN \"%s\"",
        "<%s>"
      })
  void isFoundInWhatStandsAroundIt(String text) {
    assertThat(PastedToken.in(text.replace("%s", TOKEN), "token").token().reveal())
        .isEqualTo(TOKEN);
  }

  @Test
  void saysWhatWasTakenOff() {
    assertThat(PastedToken.in(TOKEN + "\n", "token").how()).isEmpty();
    assertThat(PastedToken.in(TOKEN + "\u00a0", "token").how())
        .isEqualTo("U+00A0 (no-break space) around the token was dropped");
    assertThat(PastedToken.in("\ufeff" + TOKEN, "token").how()).contains("U+FEFF");
    assertThat(PastedToken.in("\"" + TOKEN + "\"", "token").how())
        .isEqualTo("the quotes around the token were dropped");
    assertThat(PastedToken.in("Bearer " + TOKEN, "token").how()).contains("'Bearer'");
  }

  @Test
  void leavesATokenOfSeveralWordsAlone() {
    assertThat(PastedToken.in("a root token of our own\n", "token").token().reveal())
        .isEqualTo("a root token of our own");
  }

  @Test
  void namesWhatHidesWithin() {
    assertThat(refused("abc\u200bdef", "token").sentence())
        .isEqualTo("The token holds U+200B (zero width space) as its 4th character.");
    assertThat(refused("Token: ab\u00a0cdef", "token").sentence())
        .isEqualTo("The token holds U+00A0 (no-break space) as its 3rd character.");
    assertThat(refused("abcdef\nghi", "PACHSH_TOKEN").sentence())
        .startsWith("The PACHSH_TOKEN holds U+000A");
  }

  @Test
  void asksWhichOfTwoIsMeant() {
    assertThat(refused("Token of robot:admin: abc\nRoot token: def\n", "token").sentence())
        .isEqualTo("The token holds 2: 'Token of robot:admin', 'Root token'.");
  }

  @Test
  void asksWhichContextOfAFileIsMeant() {
    String file = "{\"a\":{\"session_token\":\"abc\"},\"b\":{\"session_token\":\"def\"}}";
    assertThat(refused(file, "token").sentence())
        .isEqualTo("The token holds 2: 'session_token', 'session_token'.");
  }

  @Test
  void takesTheIdTokenOfATokenEndpointsAnswer() {
    String answer = "{\"access_token\": \"aaa\", \"id_token\": \"x.y.z\", \"expires_in\": 3600}";
    assertThat(PastedToken.in(answer, PastedToken.ID_TOKEN).token().reveal()).isEqualTo("x.y.z");
    assertThat(refused(answer, "token").sentence()).contains("'access_token', 'id_token'");
  }

  private static Failure refused(String text, String what) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> PastedToken.in(text, what).token().reveal());
    assertThat(failure).isNotNull();
    return failure;
  }
}
