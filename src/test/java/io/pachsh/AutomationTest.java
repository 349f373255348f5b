package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.help.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code help automation}, as somebody copies them, run by the system's shell. */
class AutomationTest {
  private static final String CLUSTER =
      """
      auth activate --initial-admin robot:admin -q > admin.token
      create project vision
      create repo images --project vision
      access export > access.yaml
      save
      """;

  @TempDir private Path directory;
  private final List<String> scripts = new ArrayList<>();

  @BeforeEach
  void copyTheScripts() throws IOException {
    StringBuilder script = new StringBuilder();
    for (String line : Topic.named("automation").orElseThrow().text().lines().toList()) {
      if (line.startsWith("  ")) {
        script.append(line.substring(2)).append('\n');
      } else if (script.indexOf("#!/bin/sh") == 0) {
        scripts.add(script.toString());
      }
      script.setLength(line.startsWith("  ") ? script.length() : 0);
    }
    assertThat(scripts).hasSize(3);
    program(
        "pachsh",
        "exec "
            + JavaProgram.of(Main.class, "-XX:TieredStopAtLevel=1").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "))
            + " \"$@\"");
    program("mail", "cat >mail.txt");
    assertThat(ScriptedRun.fed(CLUSTER, directory).status()).isZero();
  }

  @Test
  void onboardsFromACsvAndFindsTheDrift() throws Exception {
    assertThat(run(0, "access.yaml").status()).isZero();
    assertThat(directory.resolve("mail.txt")).doesNotExist();

    Files.writeString(
        directory.resolve("people.csv"),
        """
        ada@example.com,repoReader,repo:vision/images
        bad@example.com,repoReeder,repo:vision/images
        grace@example.com,projectWriter,project:vision
        """);
    Finished onboarded = run(1, "people.csv");
    assertThat(onboarded.status()).isEqualTo(1);
    assertThat(onboarded.said()).contains("repoReeder");
    assertThat(ScriptedRun.of(directory, "auth", "access", "user:grace@example.com").out())
        .contains("projectWriter");

    assertThat(run(0, "access.yaml").status()).isZero();
    assertThat(directory.resolve("mail.txt"))
        .content(StandardCharsets.UTF_8)
        .contains("ada@example.com", "grace@example.com")
        .doesNotContain("bad@");
    Finished unread = run(0, "absent.yaml");
    assertThat(unread.status()).isEqualTo(1);
    assertThat(unread.said()).contains("nothing could be compared");
  }

  @Test
  void onboardsUnderAnotherPrefix() throws Exception {
    Files.writeString(
        directory.resolve("people.csv"), "ada@example.com,repoReader,repo:vision/images\n");
    Finished onboarded = run(1, "people.csv", "robot");
    assertThat(onboarded.status()).as(onboarded.said()).isZero();
    assertThat(ScriptedRun.of(directory, "auth", "access", "robot:ada@example.com").out())
        .contains("repoReader");
  }

  @Test
  void rotatesATokenWithoutAGap() throws Exception {
    assertThat(run(2, "ci", "ci.token").status()).isZero();
    String first = Files.readString(directory.resolve("ci.token"));
    Files.writeString(directory.resolve("first"), first);
    assertThat(ScriptedRun.fed("auth use-auth-token @first", directory).status()).isZero();
    assertThat(run(2, "ci", "ci.token").status()).isZero();
    assertThat(Files.readString(directory.resolve("ci.token"))).isNotEqualTo(first);
    assertThat(directory.resolve("ci.token.old")).doesNotExist();
    assertThat(ScriptedRun.fed("auth use-auth-token @ci.token", directory).status()).isZero();
    assertThat(ScriptedRun.fed("auth use-auth-token @first", directory).status()).isEqualTo(3);
  }

  private record Finished(int status, String said) {}

  private Finished run(int script, String... arguments) throws Exception {
    Path file = directory.resolve("script");
    Files.writeString(file, scripts.get(script));
    List<String> command = new ArrayList<>(List.of("sh", file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    builder.environment().put("PACHSH_HOME", directory.resolve("home").toString());
    builder.environment().put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Finished(process.waitFor(), said);
  }

  private void program(String name, String body) throws IOException {
    Path program = directory.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
