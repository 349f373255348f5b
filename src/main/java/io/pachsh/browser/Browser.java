package io.pachsh.browser;

import io.pachsh.failure.Interruption;
import io.pachsh.http.LoopbackHost;
import io.pachsh.http.Parameters;
import io.pachsh.outside.Lines;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The person's browser: {@code $BROWSER}, else the desktop's opener. The address is one argument of
 * the program, never part of a shell's text.
 */
public final class Browser {
  private static final long GRACE_MILLIS = 1000;
  private static final int SSH_FIELDS = 4;

  private final Map<String, String> environment;
  private final String system;

  /**
   * A browser as an environment describes it.
   *
   * @param system the operating system, as in the property {@code os.name}
   */
  public Browser(Map<String, String> environment, String system) {
    this.environment = Map.copyOf(environment);
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** How opening an address went. */
  public sealed interface Attempt {
    /** A program took the address. */
    record Opened(String program) implements Attempt {}

    /**
     * No program took it.
     *
     * @param reason why, in a sentence
     * @param wayOut what the person can do instead; one line or more
     */
    record NotOpened(String reason, Lines wayOut) implements Attempt {}
  }

  /**
   * Gives an http or https address to the browser. Waits a second for the program to fail.
   *
   * @throws io.pachsh.failure.Interruption when the waiting thread is interrupted
   */
  public Attempt open(URI address) {
    if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
      return new Attempt.NotOpened(
          "%s is no web address, and was not opened.".formatted(address), Lines.none());
    }
    List<List<String>> commands = commands(address.toString());
    for (List<String> command : commands) {
      if (starts(command)) {
        return new Attempt.Opened(command.get(0));
      }
    }
    String reason =
        commands.isEmpty()
            ? "There is no browser here."
            : "The browser (%s) could not be opened.".formatted(commands.get(0).get(0));
    return new Attempt.NotOpened(reason, wayOut(address));
  }

  /** What to do when the browser is on another machine or side; for a login's address. */
  public Lines wayOut(URI address) {
    Optional<Integer> port = callbackPort(address);
    if (isSsh() && port.isPresent()) {
      return Lines.text(
          """
          You are here over SSH: the browser on your own machine must reach port %1$d here. Run there
            ssh -L %1$d:127.0.0.1:%1$d %2$s
          and open the address in its browser.\
          """,
          port.get(), sshTarget());
    }
    if (isWsl()) {
      return Lines.of(
          "Open the address in the browser of Windows, which reaches localhost in here.");
    }
    return Lines.of("Open the address in a browser on this machine, or name one in BROWSER.");
  }

  /** The programs to try, in order. */
  private List<List<String>> commands(String address) {
    String chosen = value("BROWSER");
    List<List<String>> commands = new ArrayList<>();
    if (!chosen.isBlank()) {
      for (String alternative : chosen.split(":")) {
        if (!alternative.isBlank()) {
          commands.add(command(BrowserWords.of(alternative.strip()), address));
        }
      }
    } else if (system.contains("mac")) {
      commands.add(List.of("open", address));
    } else if (isWsl()) {
      commands.add(List.of("wslview", address));
    } else if (!value("DISPLAY").isEmpty() || !value("WAYLAND_DISPLAY").isEmpty()) {
      // Without a display xdg-open may start a browser inside this very terminal.
      commands.add(List.of("xdg-open", address));
    }
    return commands;
  }

  /** The words with the address for {@code %s}, else behind them. */
  private static List<String> command(List<String> words, String address) {
    List<String> command = new ArrayList<>();
    boolean placed = false;
    for (String word : words) {
      placed |= word.contains("%s");
      command.add(word.replace("%s", address));
    }
    if (!placed) {
      command.add(address);
    }
    return command;
  }

  private boolean starts(List<String> command) {
    Optional<Path> program = find(command.get(0));
    if (program.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>(command);
    words.set(0, program.get().toString());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      return !process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }

  private Optional<Path> find(String program) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    for (String directory : value("PATH").split(":")) {
      Path candidate = Path.of(directory, program);
      if (!directory.isEmpty() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private boolean isSsh() {
    return !value("SSH_CONNECTION").isEmpty();
  }

  private boolean isWsl() {
    return !value("WSL_DISTRO_NAME").isEmpty() || !value("WSL_INTEROP").isEmpty();
  }

  /** {@code user@host}, with a port when it is not 22: the way this very session came. */
  private String sshTarget() {
    String[] fields = value("SSH_CONNECTION").split(" ");
    String user = value("USER").isEmpty() ? "USER" : value("USER");
    if (fields.length != SSH_FIELDS) {
      return user + "@HOST";
    }
    String port = fields[3].equals("22") ? "" : "-p " + fields[3] + " ";
    return port + user + "@" + fields[2];
  }

  /** The loopback port that a login's address makes the browser come back to. */
  private static Optional<Integer> callbackPort(URI address) {
    List<String> redirects =
        Parameters.parse(address.getRawQuery()).getOrDefault("redirect_uri", List.of());
    try {
      return redirects.stream()
          .map(URI::create)
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> LoopbackHost.addresses(uri.getHost()).isPresent())
          .map(Browser::port)
          .findFirst();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }
}
