package io.pachsh.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where a person sits and starts pachsh as people start it, by its launcher, in terminals; all of
 * them share one home. Needs the packaged jar.
 */
final class Desk implements AutoCloseable {
  /** What somebody sees who never saved anything. */
  static final String BANNER =
      """
      pachsh - 'help' lists the commands, Ctrl-D leaves.
      New here? 'tutorial first-steps' shows you around.\
      """;

  private final Path directory;
  private final List<Tmux> terminals = new ArrayList<>();

  /** A desk whose files are in an empty directory. */
  Desk(Path directory) {
    this.directory = directory;
  }

  Path home() {
    return directory.resolve("home");
  }

  /** Starts pachsh in a terminal of the usual size and waits for its prompt. */
  Tmux start() {
    Tmux terminal = start(Tmux.Size.USUAL, Map.of());
    terminal.await(Desk::showsAPrompt, "a prompt");
    return terminal;
  }

  Tmux start(Tmux.Size size, Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PACHSH_NO_BUILD", "1");
    all.put("PACHSH_HOME", home().toString());
    all.put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    all.put("BROWSER", "true");
    List<String> command =
        new ArrayList<>(List.of(Path.of("scripts/pachsh").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    Tmux terminal = Tmux.start(size, all, command, directory.resolve("t" + terminals.size()));
    terminals.add(terminal);
    return terminal;
  }

  /**
   * Whether that command has run: it stands above an empty prompt. The prompt that it was typed at
   * is empty, too, until the first key is seen.
   */
  static Predicate<String> hasRun(String command) {
    return screen -> screen.contains("> " + command + "\n") && showsAPrompt(screen);
  }

  /** Whether the last line of a screen is an empty prompt. */
  static boolean showsAPrompt(String screen) {
    return screen.endsWith(" >")
        && screen.lines().reduce((a, b) -> b).orElse("").startsWith("local");
  }

  @Override
  public void close() {
    terminals.forEach(Tmux::close);
  }
}
