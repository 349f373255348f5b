package io.pachsh;

import io.pachsh.context.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether the context at hand is an embedded one, as far as that can be told without loading what
 * reads contexts. The first one, which mostly is the active one, always is, unless a variable leads
 * elsewhere.
 */
final class EmbeddedContextGuess {
  private EmbeddedContextGuess() {}

  static boolean in(Map<String, String> environment) {
    if (!environment.getOrDefault("PACH_CONTEXT", "").isEmpty()
        || !environment.getOrDefault("PACHD_ADDRESS", "").isEmpty()) {
      return false;
    }
    Path contexts = Home.from(environment).contextsFile();
    try {
      return !Files.exists(contexts)
          || Files.readString(contexts).contains("\"active\" : \"local\"");
    } catch (IOException e) {
      return false;
    }
  }
}
