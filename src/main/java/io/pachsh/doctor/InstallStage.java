package io.pachsh.doctor;

import io.pachsh.context.Home;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether pachsh itself stands well on this machine.
 *
 * @param environment what pachsh was started with
 * @param columns how wide the screen is; 0 when there is none
 */
public record InstallStage(Map<String, String> environment, Home home, int columns) {
  private static final int NARROW = 60;
  private static final long LITTLE_SPACE = 100L << 20;

  public InstallStage {
    environment = Map.copyOf(environment);
  }

  public List<Check> checks() {
    return List.of(
        new Check("install.java", "the Java is one that pachsh is tried on", this::java),
        new Check("install.terminal", "the terminal can show pages and colours", this::terminal),
        new Check("install.text", "all letters can be shown", this::text),
        new Check("install.browser", "a browser can be opened from here", this::browser),
        new Check("install.home", "nobody else reaches pachsh's directories", this::directories),
        new Check("install.files", "nobody else reads its files", this::files),
        new Check("install.space", "there is room to save", this::space),
        new Check("install.clipboard", "a clipboard program is there", this::clipboard),
        new Check("install.completion", "the shell completes pachsh's commands", this::completion));
  }

  private Finding java() {
    int feature = Runtime.version().feature();
    String vendor = System.getProperty("java.vendor", "");
    String what = "Java %d (%s, %s)".formatted(feature, Runtime.version(), vendor);
    return feature == 17 || feature == 21 || feature == 25
        ? Finding.pass(what)
        : Finding.warn(
            what + ", which is no release with long support",
            "Set JAVA_HOME to a Java 17, 21 or 25.");
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  private Finding terminal() {
    if (columns == 0) {
      return Finding.skip("there is no terminal");
    }
    if (Set.of("", "dumb").contains(value("TERM"))) {
      return Finding.warn(
          "TERM is '%s': keys and colours are not known".formatted(value("TERM")),
          "export TERM=xterm-256color");
    }
    return columns < NARROW
        ? Finding.warn(
            "%d columns: tables are hard to read below %d".formatted(columns, NARROW),
            "Widen the window, or use -o json.")
        : Finding.pass("%s, %d columns".formatted(value("TERM"), columns));
  }

  private Finding text() {
    String charset = System.getProperty("native.encoding", Charset.defaultCharset().name());
    return charset.equalsIgnoreCase("UTF-8")
        ? Finding.pass("characters are " + charset)
        : Finding.warn(
            "the locale's characters are %s, so other letters become '?'".formatted(charset),
            "export LC_ALL=C.UTF-8");
  }

  private Finding browser() {
    boolean hasDisplay = !value("DISPLAY").isEmpty() || !value("WAYLAND_DISPLAY").isEmpty();
    boolean isMac =
        System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT).contains("mac");
    boolean isWsl = !value("WSL_DISTRO_NAME").isEmpty();
    if (!value("BROWSER").isEmpty()) {
      return Finding.pass("BROWSER names " + value("BROWSER"));
    }
    if (!value("SSH_CONNECTION").isEmpty() && !hasDisplay) {
      return Finding.warn(
          "this is an SSH session: the browser is on another machine", "auth login --device");
    }
    return hasDisplay || isMac || isWsl
        ? Finding.pass("the desktop opens browsers")
        : Finding.warn("there is no display here", "auth login --device");
  }

  private Stream<Path> places() {
    return Stream.of(home.configuration(), home.state()).distinct().filter(Files::isDirectory);
  }

  private Finding directories() {
    List<Path> open = places().filter(InstallStage::isOpen).toList();
    return open.isEmpty()
        ? Finding.pass("pachsh's directories are closed to others")
        : open.stream()
            .map(path -> "!chmod go-rwx '%s'".formatted(path))
            .reduce(Finding.warn("others reach " + open), Finding::fixedBy, (one, other) -> other);
  }

  private static boolean isOpen(Path directory) {
    try {
      return Files.getPosixFilePermissions(directory).stream()
          .anyMatch(it -> !it.name().startsWith("OWNER"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private Finding files() {
    List<Path> open = new ArrayList<>();
    for (Path place : places().toList()) {
      try (Stream<Path> inside = Files.walk(place, 3)) {
        inside.filter(Files::isRegularFile).filter(OwnFile::isOpenToOthers).forEach(open::add);
      } catch (IOException e) {
        return Finding.skip("%s cannot be read: %s".formatted(place, e.getMessage()));
      }
    }
    return open.isEmpty()
        ? Finding.pass("its files are closed to others")
        : Finding.warn(
            "others can read %s"
                .formatted(Listed.texts(open.stream().map(Path::toString).toList())),
            "!chmod go-rwx '%s'".formatted(open.get(0)));
  }

  private Finding space() {
    Path nearest = home.state();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    try {
      long free = Files.getFileStore(nearest).getUsableSpace();
      return free < LITTLE_SPACE
          ? Finding.warn("only %d MiB are left at %s".formatted(free >> 20, nearest), "!df -h")
          : Finding.pass("%,d MiB are left at %s".formatted(free >> 20, nearest));
    } catch (IOException e) {
      return Finding.skip("%s does not say: %s".formatted(nearest, e.getMessage()));
    }
  }

  private boolean isOnPath(String program) {
    return Stream.of(value("PATH").split(":"))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private Finding clipboard() {
    return Stream.of("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe")
        .filter(this::isOnPath)
        .findFirst()
        .map(
            program ->
                Finding.pass("auth get-robot-token NAME -q | " + program + " puts one there"))
        .orElseGet(() -> Finding.skip("none of wl-copy, xclip, xsel, pbcopy is on PATH"));
  }

  private Finding completion() {
    String shell = Path.of(value("SHELL").isEmpty() ? "/" : value("SHELL")).toString();
    String name = shell.substring(shell.lastIndexOf('/') + 1);
    List<Path> places =
        switch (name) {
          case "bash" ->
              under(
                  "pachsh",
                  value("BASH_COMPLETION_USER_DIR") + "/completions",
                  data() + "/bash-completion/completions",
                  "/usr/share/bash-completion/completions",
                  "/usr/local/share/bash-completion/completions",
                  "/etc/bash_completion.d");
          case "zsh" ->
              under(
                  "_pachsh",
                  value("HOME") + "/.zfunc",
                  value("HOME") + "/.zsh/completions",
                  "/usr/share/zsh/site-functions",
                  "/usr/share/zsh/vendor-completions",
                  "/usr/local/share/zsh/site-functions");
          case "fish" ->
              under(
                  "pachsh.fish",
                  (value("XDG_CONFIG_HOME").isEmpty()
                          ? value("HOME") + "/.config"
                          : value("XDG_CONFIG_HOME"))
                      + "/fish/completions",
                  data() + "/fish/vendor_completions.d",
                  "/usr/share/fish/vendor_completions.d");
          default -> List.of();
        };
    if (places.isEmpty()) {
      return Finding.skip("there is no completion for the shell '%s'".formatted(name));
    }
    return places.stream()
        .filter(Files::exists)
        .findFirst()
        .map(file -> Finding.pass(file.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "nothing for %s is in the usual places".formatted(name),
                    "The head of completions/%s says where it belongs."
                        .formatted(name.equals("zsh") ? "_pachsh" : "pachsh." + name)));
  }

  private String data() {
    return value("XDG_DATA_HOME").isEmpty()
        ? value("HOME") + "/.local/share"
        : value("XDG_DATA_HOME");
  }

  private static List<Path> under(String file, String... directories) {
    return Stream.of(directories)
        .filter(directory -> directory.length() > "/completions".length())
        .map(directory -> Path.of(directory, file))
        .toList();
  }
}
