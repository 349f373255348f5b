package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts and single commands leave on disk. */
class ScriptSavingTest {
  private static final String ACTIVATE = "auth activate --initial-admin robot:admin -q\n";
  private static final String FORGOTTEN =
      "note: 2 unsaved changes were forgotten; 'save' in the script or --save keeps them\n";

  @TempDir private Path directory;

  @Test
  void aScriptWithoutSaveLeavesDiskAlone() {
    ScriptedRun run = ScriptedRun.fed(ACTIVATE, directory);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEqualTo(FORGOTTEN);
    assertThat(directory.resolve("home/contexts.json")).doesNotExist();
    assertThat(whoami()).isEqualTo("the auth service is not activated");
  }

  @Test
  void aScriptThatSavesItselfSaysNothing() {
    ScriptedRun run = ScriptedRun.of(directory, "-c", ACTIVATE + "save");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("Saved 2 changes.\n");
    assertThat(whoami()).isEqualTo("You are \"robot:admin\"");
  }

  @Test
  void theOptionSavesAtTheEnd() {
    ScriptedRun run = ScriptedRun.of(directory, "--save", "-c", ACTIVATE);
    assertThat(run.err()).isEmpty();
    assertThat(whoami()).isEqualTo("You are \"robot:admin\"");
  }

  @Test
  void theOptionDoesNotSaveWhatFailed() {
    ScriptedRun run =
        ScriptedRun.of(directory, "--save", "--keep-going", "-c", "cd nowhere\n" + ACTIVATE);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).endsWith("forgotten; a script that fails does not save\n");
    assertThat(whoami()).isEqualTo("the auth service is not activated");
  }

  @Test
  void aSingleCommandSavesWhenItSucceeds() {
    ScriptedRun run =
        ScriptedRun.of(directory, "auth", "activate", "--initial-admin=robot:admin", "-q");
    assertThat(run.err()).isEmpty();
    assertThat(whoami()).isEqualTo("You are \"robot:admin\"");
  }

  @Test
  void aSingleCommandDoesNotSaveAgainstOnesWill() {
    ScriptedRun run =
        ScriptedRun.of(
            directory, "--no-save", "auth", "activate", "--initial-admin=robot:admin", "-q");
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .isEqualTo("note: 2 unsaved changes were forgotten; --no-save was given\n");
    assertThat(whoami()).isEqualTo("the auth service is not activated");
  }

  @Test
  void autosaveSavesEachCommandOfAScript() throws Exception {
    ScriptedRun run =
        ScriptedRun.of(directory, "-c", "set autosave on\n" + ACTIVATE + "cd nowhere");
    assertThat(run.err()).doesNotContain("forgotten");
    assertThat(Files.readString(directory.resolve("home/contexts.json"))).contains("autosave");
    assertThat(whoami()).isEqualTo("You are \"robot:admin\"");
  }

  private String whoami() {
    ScriptedRun run = ScriptedRun.of(directory, "auth", "whoami");
    String said = run.status() == 0 ? run.out() : run.err().replaceFirst("pachsh: ", "");
    return said.lines().findFirst().orElse("");
  }
}
