package io.pachsh.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A pseudo-terminal with a program in it: tmux with a socket, a size and an environment of its own.
 * The program's standard streams are the terminal; when it ends, the terminal stays and shows
 * {@code [exit N]}.
 */
public final class Tmux implements AutoCloseable {
  /** A loaded machine takes its time; nobody else waits so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private static final String MODES =
      "#{cursor_flag} #{insert_flag} #{keypad_flag} #{keypad_cursor_flag} #{wrap_flag}"
          + " #{alternate_on} #{mouse_any_flag} #{origin_flag}";

  /** The modes of a terminal in which nothing has run. */
  private static final String FRESH = "1 0 0 0 1 0 0 0";

  private final Path directory;
  private final List<ProcessHandle> processes = new ArrayList<>();
  private boolean gone;

  private Tmux(Path directory) {
    this.directory = directory;
  }

  /** A screen's size. */
  public record Size(int columns, int rows) {
    public static final Size USUAL = new Size(80, 24);
  }

  /**
   * Starts a program.
   *
   * @param environment what is added to tmux's own; {@code TERM} overrides what tmux is
   * @param directory an empty directory for the socket and the terminal's settings
   */
  public static Tmux start(
      Size size, Map<String, String> environment, List<String> command, Path directory) {
    try {
      Files.createDirectories(directory);
      Path script = directory.resolve("run");
      StringBuilder text = new StringBuilder("trap : INT\nstty -a >'" + directory + "/before'\n");
      // A key that comes while the pager is still open must not make it write a file.
      text.append("export LESSSECURE=1\n");
      environment.forEach(
          (name, value) -> text.append("export " + name + "=" + quoted(value) + "\n"));
      command.forEach(word -> text.append(quoted(word)).append(' '));
      text.append("\necho \"[exit $?]\"\nstty -a >'" + directory + "/after'\nexec cat\n");
      Files.writeString(script, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Tmux tmux = new Tmux(directory);
    tmux.run(
        "",
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        Integer.toString(size.columns()),
        "-y",
        Integer.toString(size.rows()),
        "sh '" + directory + "/run'");
    return tmux;
  }

  /** Types the text as it is, without a final Enter. */
  public Tmux type(String text) {
    run("", "send-keys", "-l", "--", text);
    return this;
  }

  /** Types the text and Enter. */
  public Tmux enter(String text) {
    return type(text).key("Enter");
  }

  /** Presses one key by tmux's name for it: {@code C-c}, {@code Tab}, {@code Up}. */
  public Tmux key(String name) {
    run("", "send-keys", name);
    return this;
  }

  /** Pastes as a terminal does: bracketed if the program asked for that. */
  public Tmux paste(String text) {
    run(text, "load-buffer", "-");
    run("", "paste-buffer", "-p");
    return this;
  }

  /** Writes every byte to a file that the program sends to the terminal from now on. */
  public Tmux record(Path file) {
    run("", "pipe-pane", "cat >'" + file + "'");
    return this;
  }

  /** Makes the window larger or smaller, as dragging its corner does. */
  public Tmux resize(Size size) {
    run(
        "",
        "resize-window",
        "-x",
        Integer.toString(size.columns()),
        "-y",
        Integer.toString(size.rows()));
    return this;
  }

  /** What stands on the screen, without trailing blanks. */
  public String screen() {
    return run("", "capture-pane", "-p").stripTrailing();
  }

  /** The screen and what has scrolled off it, escape sequences for styles included. */
  public String styledHistory() {
    return run("", "capture-pane", "-p", "-e", "-S", "-").stripTrailing();
  }

  /** The screen, escape sequences for styles included. */
  public String styledScreen() {
    return run("", "capture-pane", "-p", "-e").stripTrailing();
  }

  /** What tmux says of the terminal in this format, such as {@code #{cursor_x}}. */
  public String ask(String format) {
    return run("", "display-message", "-p", format).strip();
  }

  /**
   * Waits until the screen holds the text; fails showing the screen if it never does. Blanks at the
   * text's end do not count, since those at a line's end cannot be seen.
   */
  public String await(String text) {
    return await(screen -> screen.contains(text.stripTrailing()), "\"" + text + "\"");
  }

  /** Waits until the screen is as wanted; fails showing the screen if it never is. */
  public String await(Predicate<String> wanted, String description) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String screen = screen();
    while (!wanted.test(screen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("The screen never showed " + description + ":\n" + screen);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      screen = screen();
    }
    return screen;
  }

  /** The terminal's settings as {@code stty -a} printed them before the program. */
  public String settingsBefore() {
    return settings("before");
  }

  /** The terminal's settings after the program has ended. */
  public String settingsAfter() {
    await("[exit ");
    return settings("after");
  }

  /**
   * Requires that the program has ended and left nothing in the terminal: neither its settings nor
   * a mode of keys, cursor, screen or pasting.
   */
  public void requireAsBefore() {
    String after = withoutSize(settingsAfter());
    String before = withoutSize(settingsBefore());
    if (!after.equals(before)) {
      throw new AssertionError("settings were\n" + before + "and are\n" + after);
    }
    String modes = ask(MODES);
    if (!modes.equals(FRESH)) {
      throw new AssertionError(MODES + " are " + modes + " instead of " + FRESH);
    }
    // Into the cat that runs now: markers would show if the program had left pasting bracketed.
    paste("pasted");
    String screen = await("pasted");
    if (screen.contains("200~")) {
      throw new AssertionError("pasting is still bracketed:\n" + screen);
    }
  }

  /** Takes the terminal away from the program, as closing a window does. */
  public void hangUp() {
    for (String id : ask("#{pid} #{pane_pid}").split(" ")) {
      ProcessHandle.of(Long.parseLong(id))
          .ifPresent(
              started -> {
                processes.add(started);
                started.descendants().forEach(processes::add);
              });
    }
    run("", "kill-server");
    gone = true;
  }

  /**
   * Takes the terminal away, and waits until everything that was started in it has ended: a program
   * that is still leaving would write into directories that the test has given back.
   */
  @Override
  public void close() {
    if (!gone) {
      hangUp();
    }
    processes.forEach(Tmux::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
      throw new AssertionError("Still there without its terminal: " + process.info(), e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String settings(String when) {
    Path file = directory.resolve(when);
    await(screen -> !read(file).isEmpty(), "the terminal's settings");
    // JLine 4.5.0 leaves the number of the line discipline to chance; the kernel ignores it.
    return read(file).replaceFirst("line = [0-9]+;", "line = 0;");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(String input, String... words) {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-S", directory.resolve("s").toString()));
    command.addAll(List.of(words));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().remove("TMUX");
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String withoutSize(String settings) {
    return settings.replaceFirst("rows [0-9]+; columns [0-9]+;", "");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
