package io.pachsh.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of somebody else's log is masked, and what has to be read. */
class LogSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "callback?code=abc&state=xyz&x=1 | callback?code=•••&state=•••&x=1",
        "{\"client_secret\":\"s3\",\"a\":1} | {\"client_secret\":\"•••\",\"a\":1}",
        "{\\\"id_token\\\":\\\"abc.def\\\"} | {\\\"id_token\\\":\\\"•••\\\"}",
        "Authorization: Bearer abcdefghij | Authorization: Bearer •••",
        "id_token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln ended | id_token ••• ended",
        "token: 0123456789abcdef0123456789abcdef | token: •••",
        "password: correct-horse-battery-9-staple | password: •••",
        "http://user:pw@host/ | http://user:•••@host/",
        "could not verify id token: oidc: expected audience | could not verify id token: oidc: expected audience",
        "the token is expired: 2026-01-01 | the token is expired: 2026-01-01",
        "status code: 401 from the issuer | status code: 401 from the issuer",
        "commit 0123456789abcdef0123456789abcdef01234567 | commit 0123456789abcdef0123456789abcdef01234567"
      })
  void masksSecretsAlone(String line, String shown) {
    assertThat(LogSecrets.masked(line)).isEqualTo(shown);
  }
}
