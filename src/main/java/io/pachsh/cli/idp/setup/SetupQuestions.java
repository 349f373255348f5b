package io.pachsh.cli.idp.setup;

import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.outside.Lines;
import io.pachsh.paste.HiddenCharacter;
import io.pachsh.paste.Placeholder;
import io.pachsh.secret.Secret;
import io.pachsh.spelling.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a wizard asks: whatever an option did not say, if there is somebody to ask. */
record SetupQuestions(Console console, Streams streams) {
  /** After so many answers that cannot be, the person wants to look elsewhere first. */
  private static final int TRIES = 3;

  /**
   * A text, tested as it is given; at the keyboard a wrong one is told and asked for again.
   *
   * @param given what an option says
   * @param option the option that says it
   * @param test makes of the answer what is meant, or fails
   */
  <T> T text(Optional<String> given, String option, String label, Function<String, T> test) {
    if (given.isPresent()) {
      return test.apply(written(given.get(), option));
    }
    requireSomebody(option, label);
    for (int attempt = 1; ; attempt++) {
      try {
        return test.apply(written(console.readLine(label), option));
      } catch (Failure e) {
        if (attempt == TRIES) {
          throw e;
        }
        streams.say(e.sentence());
        streams.say(e.below().mapped(line -> "  " + line));
      }
    }
  }

  /** A secret; what cannot be one is refused. */
  Secret secret(Optional<Secret> given, String option, String label) {
    if (given.isEmpty()) {
      requireSomebody(option, label);
    }
    Secret secret = given.orElseGet(() -> console.readSecret(label));
    String text = secret.reveal().strip();
    if (Placeholder.isSecret(text)) {
      throw new Failure(
          Exit.FAILED,
          "There is no client secret, or only what stands for one in documentation.",
          "The identity service needs a confidential client: copy the secret from the provider's"
              + " app, and give it with "
              + option
              + ".");
    }
    return Secret.of(text);
  }

  /** One of several words. */
  String choice(Optional<String> given, String what, String question, List<String> words) {
    if (given.isPresent()) {
      if (!words.contains(given.get())) {
        throw new Failure(
            Exit.USAGE,
            "There is no %s '%s'.".formatted(what, given.get()),
            Spelling.near(given.get(), words).stream()
                .findFirst()
                .map("Did you mean '%s'?"::formatted)
                .orElse("Known: " + String.join(", ", words)));
      }
      return given.get();
    }
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here which " + what + " it is.",
          "Name it: one of " + String.join(", ", words) + ".");
    }
    return console.choose(question, words);
  }

  private void requireSomebody(String option, String label) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "Nobody can be asked here: " + label + "?",
          Lines.of("Give it with " + option + "."));
    }
  }

  private static String written(String answer, String option) {
    String text = HiddenCharacter.removedFrom(answer).strip();
    if (text.isEmpty() || Placeholder.isIn(text)) {
      throw new Failure(
          Exit.FAILED,
          "'%s' was never filled in.".formatted(text),
          "Write your own value (%s).".formatted(option));
    }
    return text;
  }
}
