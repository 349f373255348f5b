package io.pachsh.cli.auth;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a token where a command needs one: from the keyboard, hidden, or from standard input. */
final class TokenInput {
  private final Console console;

  TokenInput(Console console) {
    this.console = console;
  }

  /** Reads the token as given; only final line ends are dropped. */
  Secret read(Streams streams, String label) {
    if (streams.atTerminal()) {
      return required(console.readSecret(label).reveal());
    }
    try {
      byte[] bytes = BoundedInput.bytes(streams.in(), BoundedInput.SECRET);
      return required(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, "The token cannot be read: " + FileTrouble.reason(e) + ".");
    }
  }

  private static Secret required(String text) {
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
    return Secret.of(text.substring(0, end));
  }
}
