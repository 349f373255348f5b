package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where pachctl's configuration file is: {@code $PACH_CONFIG}, else {@code /pachctl/config.json} if
 * that exists, else {@code ~/.pachyderm/config.json}.
 *
 * @param isNamed whether PACH_CONFIG names it; its directory must exist then
 */
public record ConfigLocation(Path file, boolean isNamed) {
  private static final Path IN_CLUSTER = Path.of("/pachctl/config.json");

  /** Finds it from the environment; the file itself need not exist. */
  public static ConfigLocation from(Map<String, String> environment) {
    String named = environment.get("PACH_CONFIG");
    if (named != null && named.isEmpty()) {
      throw new Failure(
          Exit.FAILED,
          "PACH_CONFIG is set, but names no file.",
          "Start pachsh without PACH_CONFIG, or name pachctl's configuration file in it.");
    }
    if (named != null) {
      return new ConfigLocation(PathVariable.of(named, environment).toAbsolutePath(), true);
    }
    return new ConfigLocation(
        Files.exists(IN_CLUSTER)
            ? IN_CLUSTER
            : PathVariable.home(environment.get("HOME")).resolve(".pachyderm/config.json"),
        false);
  }
}
