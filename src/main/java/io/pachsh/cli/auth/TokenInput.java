package io.pachsh.cli.auth;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a token where a command needs one: from the keyboard, hidden, or from standard input. */
final class TokenInput {
  private static final int MAX_BYTES = 64 * 1024;

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
    try {
      byte[] bytes = streams.in().readNBytes(MAX_BYTES);
      return required(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Secret required(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (text.isBlank()) {
      throw new Failure(
          Exit.USAGE,
          "No token was given.",
          "Type it when asked, or give it with '< FILE', '@FILE' or a here-document.");
    }
    return secrets.learn(Secret.of(text.substring(0, end)));
  }
}
