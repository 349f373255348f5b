package io.pachsh.interpreter;

import io.pachsh.command.CommandResolver;
import io.pachsh.command.SecretInput;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.redaction.KnownSecrets;
import io.pachsh.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Learns the secrets in what commands read from standard input. */
record InputSecrets(CommandResolver commands, KnownSecrets secrets) {
  /**
   * Learns what stands ready for a command: a here-document, or what a pipe has collected. Whoever
   * typed it has shown it to the session, even if the command is refused before it reads. The input
   * is where it was afterwards.
   */
  void learnAtHand(List<String> words, Streams streams) {
    if (streams.in() instanceof ByteArrayInputStream ready && commands.readsSecret(words)) {
      ready.mark(0);
      try {
        byte[] bytes = ready.readNBytes(RememberingInput.MOST_BYTES);
        learn(commands.secretsIn(words, new String(bytes, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException("bytes in memory can be read", e);
      } finally {
        ready.reset();
      }
    }
  }

  /** Does what a command does; what it reads meanwhile is learned, whatever it ends with. */
  Answer during(SecretInput reads, Streams streams, Function<Streams, Answer> work) {
    if (streams.atTerminal()) {
      return work.apply(streams);
    }
    RememberingInput heard = new RememberingInput(streams.in());
    try {
      return work.apply(streams.readingFrom(heard));
    } finally {
      learn(reads.secretsIn(heard.text()));
    }
  }

  private void learn(List<Secret> found) {
    found.forEach(secrets::learn);
  }
}
