package io.pachsh.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path in an environment variable, as files of variables and quoted words leave it there: in
 * quotes, with blanks around it, as a file URI, or beginning with {@code ~/} or {@code $HOME},
 * which no shell has replaced.
 */
public final class PathVariable {
  private static final String[] HOMES = {"~/", "$HOME/", "${HOME}/"};
  private static final String FILE_URI = "file:///";

  private PathVariable() {}

  /** The path; as it is written where something of that very name exists. */
  public static Path of(String written, Map<String, String> environment) {
    String text = Address.unquoted(written);
    if (text.isEmpty() || isThere(written)) {
      return Path.of(written);
    }
    for (String prefix : HOMES) {
      if (text.startsWith(prefix)) {
        return home(environment.get("HOME")).resolve(text.substring(prefix.length()));
      }
    }
    return Path.of(text.startsWith(FILE_URI) ? text.substring(FILE_URI.length() - 1) : text);
  }

  /** The person's home directory. A process may run without {@code HOME}. */
  static Path home(@Nullable String home) {
    return Path.of(home != null && !home.isEmpty() ? home : System.getProperty("user.home", ""))
        .toAbsolutePath();
  }

  private static boolean isThere(String written) {
    try {
      return Files.exists(Path.of(written));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
