package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that hints suggest name whom the line named, whatever stands in that name. */
class QuotedHintsTest {
  @TempDir private Path home;

  @BeforeEach
  void activate() {
    run("auth", "activate", "--initial-admin=robot:admin");
    run("save");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'brien smith@x",
        "a;delete project default",
        "a\nauth deactivate --yes",
        "$HOME `x` \"y\"",
        "a|b>c&d#e",
        "a\\b*?[c]~!d"
      })
  void eachIsOneWord(String name) {
    String user = "user:" + name;
    String shown = user.replace("\n", "⏎");

    pasted(run("auth", "add", "projectViewer", user + ",user:z", "project:default"), 2);
    assertThat(answer("auth", "get", "project", "default", "-o", "name")).contains(shown, "user:z");

    pasted(run("auth", "remove", "projectViewer", "user:z," + user, "project:default"), 2);
    pasted(run("auth", "set", "project", "default", "projectOwner", "user:z," + user), 2);
    assertThat(answer("auth", "get", "project", "default")).contains("projectOwner");

    pasted(run("auth", "group", "add", "group:" + name + ",group:z", "robot:a", user), 2);
    pasted(run("auth", "group", "add", name, "robot:a," + user), 2);
    assertThat(answer("auth", "list", "groups", "-o", "name"))
        .contains("group:" + name.replace("\n", "⏎"), "group:z");
    pasted(run("auth", "group", "remove", "z", "robot:a," + user), 2);

    pasted(run("auth", "explain", user, "REPO_READ", "cluster"), 1);
    pasted(run("auth", "revoke", "--user=user:z," + user), 2);
    pasted(run("auth", "offboard", "user:z," + user), 2, " --yes");
    assertThat(answer("auth", "get", "project", "default")).doesNotContain(shown);
  }

  private String answer(String... words) {
    ScriptedRun run = run(words);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private void pasted(ScriptedRun suggesting, int commands) {
    pasted(suggesting, commands, "");
  }

  /** Types the commands that stand on lines of their own, which all must be obeyed. */
  private void pasted(ScriptedRun suggesting, int commands, String behind) {
    List<String> lines =
        (suggesting.out() + suggesting.err())
            .lines()
            .filter(line -> line.matches(" +auth .*"))
            .map(line -> line.strip() + behind)
            .toList();
    assertThat(lines).as(suggesting.out() + suggesting.err()).hasSize(commands);
    ScriptedRun run =
        ScriptedRun.fed(
            lines.stream().map(line -> line + "\n").collect(Collectors.joining()) + "save\n", home);
    assertThat(run.status()).as(lines + "\n" + run.err()).isZero();
  }

  private ScriptedRun run(String... words) {
    return ScriptedRun.of(home, words);
  }
}
