package io.pachsh.cli.auth;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.secret.Secret;

/** Reads a token where a command needs one: from the keyboard, hidden, or from standard input. */
final class TokenInput {
  private static final GivenText GIVEN =
      new GivenText(
          "token",
          GivenText.SECRET,
          "Type it when asked, or give it with '< FILE', '@FILE' or a here-document.");

  private final Console console;
  private final KnownSecrets secrets;

  /** {@code secrets} knows what was read from then on. */
  TokenInput(Console console, KnownSecrets secrets) {
    this.console = console;
    this.secrets = secrets;
  }

  /** Reads the token as given; only final line ends are dropped. */
  Secret read(Streams streams, String label) {
    if (streams.atTerminal()) {
      return required(console.readSecret(label).reveal());
    }
    return required(GIVEN.read(streams));
  }

  private Secret required(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (text.isBlank()) {
      throw GIVEN.none();
    }
    return secrets.learn(Secret.of(text.substring(0, end)));
  }
}
