package io.pachsh.doctor;

import static io.pachsh.doctor.Finding.Status.PASS;
import static io.pachsh.doctor.Finding.Status.SKIP;
import static io.pachsh.doctor.Finding.Status.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.context.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of the installation passes a good one, and finds its fault. */
class InstallStageTest {
  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private int columns = 100;

  @BeforeEach
  void prepare() throws IOException {
    environment.put("PACHSH_HOME", directory.resolve("home").toString());
    environment.put("HOME", directory.toString());
    environment.put("TERM", "xterm-256color");
    environment.put("DISPLAY", ":0");
    environment.put("SHELL", "/bin/bash");
    environment.put("PATH", program("xclip").toString());
    Path completion = directory.resolve(".local/share/bash-completion/completions/pachsh");
    Files.createDirectories(completion.getParent());
    Files.writeString(completion, "");
    own("home", "rwx------");
    Files.setPosixFilePermissions(
        Files.writeString(directory.resolve("home/contexts.json"), "{}"),
        PosixFilePermissions.fromString("rw-------"));
  }

  private Path program(String name) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return bin;
  }

  private void own(String name, String modes) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(modes));
  }

  private Finding found(String id) {
    return Checks.made(new InstallStage(environment, Home.from(environment), columns).checks())
        .get(id);
  }

  @Test
  void nothingIsFoundAtAGoodOne() {
    Map<String, Finding> all =
        Checks.made(new InstallStage(environment, Home.from(environment), columns).checks());
    assertThat(all).hasSize(9);
    all.remove("install.java");
    all.remove("install.text");
    all.forEach((id, finding) -> assertThat(finding.status()).as(id + finding).isEqualTo(PASS));
  }

  @Test
  void namesTheJava() {
    assertThat(found("install.java").observed()).contains("Java " + Runtime.version().feature());
  }

  /** The kernel's own file system has no room for anybody. */
  @Test
  void findsThatNoSpaceIsLeft() {
    assertThat(found("install.space").status()).isEqualTo(PASS);
    environment.put("PACHSH_HOME", "/proc/pachsh");
    assertThat(found("install.space").observed()).contains("only 0 MiB are left at /proc");
    assertThat(found("install.space").status()).isEqualTo(WARN);
  }

  @Test
  void findsATerminalThatKnowsNothing() {
    environment.put("TERM", "dumb");
    assertThat(found("install.terminal").status()).isEqualTo(WARN);
    environment.put("TERM", "xterm");
    columns = 40;
    assertThat(found("install.terminal").observed()).contains("40 columns");
    columns = 0;
    assertThat(found("install.terminal").status()).isEqualTo(SKIP);
  }

  @Test
  void findsThatNoBrowserIsNear() {
    environment.remove("DISPLAY");
    environment.put("SSH_CONNECTION", "10.0.0.1 5 10.0.0.2 22");
    assertThat(found("install.browser").observed()).contains("SSH");
    environment.remove("SSH_CONNECTION");
    assertThat(found("install.browser").status()).isEqualTo(WARN);
    environment.put("BROWSER", "firefox");
    assertThat(found("install.browser").status()).isEqualTo(PASS);
  }

  @Test
  void findsWhatOthersCanReach() throws IOException {
    own("home", "rwxrwxrwx");
    assertThat(found("install.home").fixes())
        .containsExactly("!chmod go-rwx '" + directory.resolve("home") + "'");
    own("home", "rwx------");
    Files.setPosixFilePermissions(
        directory.resolve("home/contexts.json"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(found("install.files").status()).isEqualTo(WARN);
  }

  @Test
  void findsAMissingCompletion() {
    environment.put("SHELL", "/usr/bin/zsh");
    environment.put("HOME", directory.resolve("nobody").toString());
    assertThat(found("install.completion").fixes().toString()).contains("completions/_pachsh");
    environment.put("SHELL", "/bin/dash");
    assertThat(found("install.completion").status()).isEqualTo(SKIP);
  }

  @Test
  void findsThatThereIsNoClipboard() {
    environment.put("PATH", directory.toString());
    assertThat(found("install.clipboard").status()).isEqualTo(SKIP);
  }

  @Test
  void findsALocaleOfFewLetters() {
    String before = System.getProperty("native.encoding", "");
    System.setProperty("native.encoding", "ANSI_X3.4-1968");
    try {
      assertThat(found("install.text").fixes()).containsExactly("export LC_ALL=C.UTF-8");
    } finally {
      System.setProperty("native.encoding", before);
    }
  }
}
