package io.pachsh.cli.auth;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.paste.PastedToken;
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

  /** Reads a token that is not known yet, out of whatever stands around it. */
  Secret readAlone(Streams streams, String label) {
    return alone(
        read(streams, label), label.equals(PastedToken.ID_TOKEN) ? label : "token", streams);
  }

  /** A token without what stands around it, which is told. */
  Secret alone(Secret given, Streams streams) {
    return alone(given, "token", streams);
  }

  private Secret alone(Secret given, String what, Streams streams) {
    PastedToken pasted = PastedToken.in(given.reveal(), what);
    if (pasted.token().reveal().isBlank()) {
      throw GIVEN.none();
    }
    if (!pasted.how().isEmpty()) {
      streams.note(pasted.how());
    }
    return secrets.learn(pasted.token());
  }

  private Secret required(String text) {
    if (text.isBlank()) {
      throw GIVEN.none();
    }
    return secrets.learn(Secret.of(PastedToken.withoutLineEnds(text)));
  }
}
