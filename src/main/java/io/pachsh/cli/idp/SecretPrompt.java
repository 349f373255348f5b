package io.pachsh.cli.idp;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.secret.Secret;

/**
 * Reads a new secret: from the keyboard, hidden, or from standard input.
 *
 * @param secrets knows what was read from then on
 */
record SecretPrompt(Console console, KnownSecrets secrets) {
  private static final GivenText GIVEN =
      new GivenText(
          "secret",
          GivenText.SECRET,
          "Type it when asked, or give it with '< FILE', --secret=@FILE or a here-document.");

  /** Reads it as given; only final line ends are dropped. */
  Secret read(String label, boolean mayBeEmpty, Streams streams) {
    String text = streams.atTerminal() ? console.readSecret(label).reveal() : GIVEN.read(streams);
    String secret = text.replaceAll("[\\r\\n]+$", "");
    if (secret.isBlank() && !mayBeEmpty) {
      throw GIVEN.none();
    }
    return secrets.learn(Secret.of(secret.isBlank() ? "" : secret));
  }
}
