package io.pachsh.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message as it stands on a screen, pasted behind {@code explain}. */
class PastedMessageTest {
  @Test
  void severalLinesAreOneMessage() {
    String pasted =
        """
        explain error: The ID token was issued by another issuer. (check: iss)
          expected: http://127.0.0.1:1
          Check the issuer with 'auth get-config', and the provider's public address.
        """;
    assertThat(block(pasted))
        .contains(
            """
            explain -- 'error: The ID token was issued by another issuer. (check: iss)
              expected: http://127.0.0.1:1
              Check the issuer with '\\''auth get-config'\\'', and the provider'\\''s public address.'
            """);
  }

  /** A terminal breaks long lines at the margin, and copies them so. */
  @Test
  void aLineThatATerminalBrokeGoesOn() {
    String pasted =
        "explain rpc error: code = Unknown desc = authorization failed (OIDC state\n"
            + "auth token: \"a1b2\"; Pachyderm logs may contain (more) information)";
    assertThat(block(pasted))
        .contains(
            "explain -- 'rpc error: code = Unknown desc = authorization failed (OIDC state\n"
                + "auth token: \"a1b2\"; Pachyderm logs may contain (more) information)'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain no such host",
        "explain no such host\n",
        "explain no such host\n\n",
        "explain no such host\nauth login",
        "explain <<EOF\nno such host\nEOF",
        "explain 'no such\nhost'",
        "explain\nno such host",
        "echo explain no\nsuch host"
      })
  void everythingElseStaysAsItIs(String pasted) {
    assertThat(block(pasted)).isEmpty();
  }

  private static Optional<String> block(String pasted) {
    return PastedMessage.quotedBlock(
        pasted, words -> !words.isEmpty() && words.equals(List.of("auth", "login")));
  }
}
