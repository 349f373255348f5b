package io.pachsh.picture;

import io.pachsh.terminal.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shoots the film of README.md: plays a session in the real console and draws what the terminal
 * showed. Run by {@code scripts/picture FILE}.
 */
final class Shooting {
  private static final Tmux.Size SIZE = new Tmux.Size(80, 24);
  private static final Duration SHORT = Duration.ofMillis(450);
  private static final Duration TO_READ = Duration.ofMillis(2200);

  private static final String CONFIGURATION =
      """
      auth set-config <<EOF
      live_config_version: 2
      id_providers:
      - name: okta
        oidc:
          issuer: "$OKTA_ISSUER"
          client_id: "$OKTA_CLIENT_ID"
          client_secret: "$OKTA_CLIENT_SECRET"
          redirect_uri: "$OKTA_REDIRECT_URI"
          ignore_email_verified: true
      EOF
      """;

  private final Tmux terminal;
  private final List<Frame> frames = new ArrayList<>();

  private Shooting(Tmux terminal) {
    this.terminal = terminal;
  }

  /** Takes the file to write. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, film().svg());
  }

  /** Plays the session. */
  static Film film() throws IOException {
    Path directory = Files.createTempDirectory("picture");
    Path tokens = Files.createDirectory(directory.resolve("work"));
    List<String> command =
        List.of(
            "sh",
            "-c",
            "cd '" + tokens + "' && exec \"$0\"",
            Path.of("scripts/pachsh").toAbsolutePath().toString());
    Map<String, String> environment =
        Map.of(
            "PACHSH_HOME", directory.resolve("home").toString(),
            "PACH_CONFIG", directory.resolve("none").toString(),
            "BROWSER", "true");
    try (Tmux terminal = Tmux.start(SIZE, environment, command, directory.resolve("terminal"))) {
      Shooting shooting = new Shooting(terminal);
      shooting.play();
      return new Film(SIZE.columns(), SIZE.rows(), shooting.frames);
    } finally {
      delete(directory);
    }
  }

  private void play() {
    atPrompt();
    show(SHORT);
    type("rehearsal start");
    enter();
    type("auth act").key("Tab").await("auth activate");
    show(SHORT);
    type("--initial-admin=robot:admin -q > admin.token");
    enter();
    clear();
    CONFIGURATION.lines().forEach(this::line);
    atPrompt();
    show(TO_READ);
    clear();
    type("auth login --as test@pachyderm.com");
    enter();
    type("auth whoami");
    enter();
    type("auth use-auth-token @admin.token");
    enter();
    clear();
    type("auth explain okta:test@pachyderm.com REPO_WRITE cluster");
    enter();
    type("auth list ").key("Tab");
    terminal.await("Lists the people.");
    show(TO_READ);
    terminal.type("us").key("Tab");
    terminal.await("auth list users");
    show(SHORT);
    enter();
    show(TO_READ);
  }

  private void clear() {
    terminal.enter("clear");
    terminal.await(screen -> screen.lines().count() == 1, "an empty screen");
  }

  /** Types in a few strokes, so that the film shows typing. */
  private Tmux type(String text) {
    int half = text.length() / 2;
    terminal.type(text.substring(0, half));
    // Behind it the console may suggest in grey how an earlier line went on.
    String typed = text.substring(0, half).stripTrailing();
    terminal.await(screen -> screen.lastIndexOf(typed) > screen.lastIndexOf('\n'), text);
    show(SHORT);
    terminal.type(text.substring(half));
    return terminal;
  }

  private void line(String text) {
    terminal.type(text);
    terminal.await(screen -> screen.endsWith(text.strip()), text);
    show(SHORT);
    terminal.key("Enter");
  }

  private void enter() {
    show(SHORT);
    terminal.key("Enter");
    atPrompt();
    show(TO_READ);
  }

  private void atPrompt() {
    terminal.await(
        screen -> {
          String last = screen.substring(screen.lastIndexOf('\n') + 1);
          return last.startsWith("local") && last.endsWith(">");
        },
        "a prompt");
  }

  private void show(Duration time) {
    String[] cursor = terminal.ask("#{cursor_x} #{cursor_y}").split(" ");
    frames.add(
        new Frame(
            Run.of(terminal.styledScreen()),
            Integer.parseInt(cursor[0]),
            Integer.parseInt(cursor[1]),
            time));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
