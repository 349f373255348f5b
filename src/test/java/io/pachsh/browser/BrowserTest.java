package io.pachsh.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.browser.Browser.Attempt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening browsers: small scripts stand in for them and write down what they were given. */
class BrowserTest {
  private static final URI ADDRESS =
      URI.create(
          "https://id.example.com/authorize?a=$(touch%20x)&b=';c&redirect_uri="
              + "http%3A%2F%2F127.0.0.1%3A30657%2Fauthorization-code%2Fcallback");

  @TempDir Path directory;

  private Path program(String name, int status) throws IOException {
    Path program = directory.resolve(name);
    Files.writeString(
        program,
        "#!/bin/sh\nfor word; do echo \"$word\"; done > '%s/%s.given'\nexit %d\n"
            .formatted(directory, name, status));
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> given(String name) throws IOException {
    return Files.readAllLines(directory.resolve(name + ".given"));
  }

  private Attempt open(Map<String, String> environment) throws InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", directory.toString());
    return new Browser(all, "Linux").open(ADDRESS);
  }

  @Test
  void givesTheAddressAsOneArgument() throws Exception {
    Path mine = program("mine", 0);
    assertThat(open(Map.of("BROWSER", mine + " --new")))
        .isEqualTo(new Attempt.Opened(mine.toString()));
    assertThat(given("mine")).containsExactly("--new", ADDRESS.toString());
  }

  @Test
  void putsTheAddressWhereItIsAskedFor() throws Exception {
    program("mine", 0);
    open(Map.of("BROWSER", "mine --app=%s --quiet"));
    assertThat(given("mine")).containsExactly("--app=" + ADDRESS, "--quiet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DIR/my browser --new %s", "'DIR/my browser' --new", "\"DIR/my browser\" --new %s",
        "DIR/my\\ browser --new", "missing one %s:DIR/my browser --new %s &",
            ": :DIR/my browser --new:"
      })
  void startsAProgramWhosePathHasABlank(String browser) throws Exception {
    Path mine = program("my browser", 0);
    assertThat(open(Map.of("BROWSER", browser.replace("DIR", directory.toString()))))
        .isEqualTo(new Attempt.Opened(mine.toString()));
    assertThat(given("my browser")).containsExactly("--new", ADDRESS.toString());
  }

  @Test
  void startsAProgramWhosePathHasABlankAndNothingElse() throws Exception {
    Path mine = program("my browser", 0);
    open(Map.of("BROWSER", mine.toString()));
    assertThat(given("my browser")).containsExactly(ADDRESS.toString());
  }

  @Test
  void triesOneProgramAfterTheOther() throws Exception {
    program("broken", 1);
    program("works", 0);
    assertThat(open(Map.of("BROWSER", "missing:broken:works")))
        .isEqualTo(new Attempt.Opened("works"));
  }

  @Test
  void takesTheDesktopsOpener() throws Exception {
    program("xdg-open", 0);
    assertThat(open(Map.of("DISPLAY", ":0"))).isEqualTo(new Attempt.Opened("xdg-open"));
    assertThat(given("xdg-open")).containsExactly(ADDRESS.toString());
  }

  @Test
  void opensNothingWithoutADisplay() throws Exception {
    program("xdg-open", 0);
    var attempt = (Attempt.NotOpened) open(Map.of());
    assertThat(attempt.reason()).contains("no browser");
    assertThat(attempt.wayOut().toString()).contains("BROWSER");
  }

  @Test
  void saysWhichBrowserFailed() throws Exception {
    program("broken", 3);
    assertThat(((Attempt.NotOpened) open(Map.of("BROWSER", "broken"))).reason()).contains("broken");
  }

  @Test
  void overSshPrintsTheTunnel() throws Exception {
    Map<String, String> ssh = Map.of("USER", "ann", "SSH_CONNECTION", "10.0.0.9 50000 10.0.0.7 22");
    assertThat(((Attempt.NotOpened) open(ssh)).wayOut().toString())
        .contains("\n  ssh -L 30657:127.0.0.1:30657 ann@10.0.0.7\n");
    Map<String, String> otherPort =
        Map.of("USER", "ann", "SSH_CONNECTION", "10.0.0.9 50000 10.0.0.7 2222");
    assertThat(((Attempt.NotOpened) open(otherPort)).wayOut().toString())
        .contains("ssh -L 30657:127.0.0.1:30657 -p 2222 ann@10.0.0.7");
  }

  @Test
  void inWslNamesTheOtherSide() throws Exception {
    assertThat(((Attempt.NotOpened) open(Map.of("WSL_DISTRO_NAME", "Debian"))).wayOut().toString())
        .contains("Windows");
  }

  @Test
  void opensWebAddressesOnly() throws Exception {
    program("mine", 0);
    Browser browser = new Browser(Map.of("BROWSER", "mine", "PATH", directory.toString()), "Linux");
    assertThat(browser.open(URI.create("file:///etc/passwd")))
        .isInstanceOf(Attempt.NotOpened.class);
    assertThat(directory.resolve("mine.given")).doesNotExist();
  }
}
