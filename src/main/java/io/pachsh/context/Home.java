package io.pachsh.context;

import io.pachsh.config.PathVariable;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where pachsh keeps its things: {@code $PACHSH_HOME} for all, else the XDG directories.
 *
 * @param configuration contexts and settings
 * @param state clusters, history, the rehearsal org and the log
 */
public record Home(Path configuration, Path state) {
  private static final String CONFIGURATION = "XDG_CONFIG_HOME";
  private static final String STATE = "XDG_STATE_HOME";

  /** Chooses the directories from the environment; creates nothing. */
  public static Home from(Map<String, String> environment) {
    Function<String, Optional<Path>> directory =
        name -> Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
    Optional<Path> own =
        Optional.ofNullable(environment.get("PACHSH_HOME"))
            .filter(v -> !v.isEmpty())
            .map(written -> PathVariable.of(written, environment));
    if (own.isPresent()) {
      return new Home(own.get().toAbsolutePath(), own.get().toAbsolutePath());
    }
    Path user = directory.apply("HOME").orElseGet(Home::known);
    Function<String, Optional<Path>> absolute =
        name -> directory.apply(name).filter(Path::isAbsolute);
    return new Home(
        absolute.apply(CONFIGURATION).orElse(user.resolve(".config")).resolve("pachsh"),
        absolute.apply(STATE).orElse(user.resolve(".local/state")).resolve("pachsh"));
  }

  /**
   * The variables that say nothing: a relative path in one is ignored (XDG Base Directory
   * Specification, "Environment variables"). One sentence each.
   */
  public static List<String> ignored(Map<String, String> environment) {
    return environment.getOrDefault("PACHSH_HOME", "").isEmpty()
        ? Stream.of(CONFIGURATION, STATE)
            .filter(name -> !environment.getOrDefault(name, "").isEmpty())
            .filter(name -> !Path.of(environment.get(name)).isAbsolute())
            .map(
                name ->
                    "%s is ignored, as if it were not set: '%s' is no absolute path"
                        .formatted(name, environment.get(name)))
            .toList()
        : List.of();
  }

  /** The home directory that the operating system knows of; a process may run without HOME. */
  private static Path known() {
    Path user = Path.of(System.getProperty("user.home", ""));
    if (!user.isAbsolute()) {
      throw new Failure(
          Exit.FAILED,
          "There is no home directory to keep contexts and clusters in: HOME is not set.",
          "Set HOME, or PACHSH_HOME to a directory of pachsh's own.");
    }
    return user;
  }

  /** The file of contexts, their tokens, and settings. */
  public Path contextsFile() {
    return configuration.resolve("contexts.json");
  }

  /** The connection to an Okta org, where somebody had it kept. */
  public Path oktaFile() {
    return configuration.resolve("okta.json");
  }

  /** The directory of one embedded cluster. */
  public Path cluster(String context) {
    return clusters().resolve(context);
  }

  /** The directory that holds a directory for each embedded cluster. */
  public Path clusters() {
    return state.resolve("clusters");
  }

  public Path historyFile() {
    return state.resolve("history");
  }

  public Path logFile() {
    return state.resolve("pachsh.log");
  }

  /** How far somebody came in the walkthroughs. */
  public Path walkthroughs() {
    return state.resolve("walkthroughs");
  }

  /** The locks of files that are not ours. */
  public Path locks() {
    return state.resolve("locks");
  }

  /**
   * Fails when somebody else could have put something into these directories: then nothing in them
   * can be trusted.
   */
  public void requireClosed() {
    for (Path directory : List.of(configuration, state)) {
      try {
        OwnFile.requireClosed(directory);
      } catch (IOException e) {
        throw FileTrouble.failure(
            "The directory " + directory + " is not used, because tokens are to be kept in it",
            e,
            "Look at what is in it, then take it from others with `chmod go-w '"
                + directory
                + "'`, or name another directory in PACHSH_HOME.");
      }
    }
  }

  /** What was asked of a cluster that is served in the background. */
  public Path serveLogFile() {
    return state.resolve("serve.log");
  }

  /** Where the rehearsal org keeps its port, key, client and users. */
  public Path rehearsal() {
    return state.resolve("rehearsal");
  }
}
