package io.pachsh.command;

import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the value of an option that is a secret: {@code @file}, {@code env:NAME}, or the text
 * itself, which is refused where other users could read it; what an expansion gave is not there.
 *
 * @param directory what {@code @file} is relative to
 * @param readable whether other users can read a text, because it stands on the operating system's
 *     command line
 */
public record SecretReader(
    Path directory, Map<String, String> environment, Predicate<String> readable) {
  public Secret read(String text) {
    if (text.startsWith("@")) {
      return Secret.of(fileContent(directory.resolve(text.substring(1))));
    }
    if (text.startsWith("env:")) {
      String name = text.substring("env:".length());
      String value = environment.get(name);
      if (value == null) {
        throw new Failure(Exit.USAGE, "There is no environment variable " + name + ".");
      }
      return Secret.of(value);
    }
    if (readable.test(text)) {
      throw new Failure(
          Exit.USAGE,
          "A secret on the command line can be read by other users of this machine.",
          "Give it as @FILE or env:NAME, or in the console; --insecure-inline overrides this.");
    }
    return Secret.of(text);
  }

  /** A secret file's text without its final newline. */
  static String fileContent(Path file) {
    return new GivenText("secret", GivenText.SECRET, "").read(file).stripTrailing();
  }

  /** Without the environment. */
  @Override
  public String toString() {
    return "SecretReader[" + directory + "]";
  }
}
