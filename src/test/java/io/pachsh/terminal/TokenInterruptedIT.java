package io.pachsh.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on a pseudo-terminal while tokens are made and written down. */
class TokenInterruptedIT {
  private static final int TOKENS = 12;

  @TempDir private Path directory;
  private Desk desk;

  @BeforeEach
  void sitDown() {
    desk = new Desk(directory);
  }

  @AfterEach
  void getUp() {
    desk.close();
  }

  @Test
  void aTokenThatWasMadeIsInItsFileWhole() throws Exception {
    Tmux terminal = desk.start();
    terminal.enter("auth activate --initial-admin=robot:admin -q > " + directory.resolve("admin"));
    terminal
        .enter("auth use-auth-token @" + directory.resolve("admin"))
        .await("local robot:admin* >");
    Random random = new Random(7);
    for (int i = 0; i < TOKENS; i++) {
      String command = "auth get-robot-token r" + i + " -q > " + file(i);
      terminal.enter(command + "; echo ended " + i);
      // The interrupt meets another moment of the command each time, and sometimes none.
      for (int looks = random.nextInt(6); looks > 0; looks--) {
        terminal.screen();
      }
      terminal.key("C-c");
      terminal.await(screen -> screen.endsWith(" >"), "a prompt after Ctrl-C " + i);
    }
    // The last one in peace: what the others are measured with works.
    terminal.enter("auth get-robot-token r" + TOKENS + " -q > " + file(TOKENS));
    terminal.enter("auth list tokens -o json > " + directory.resolve("list") + "; echo listed");
    terminal.await("\nlisted\n");

    int made = 0;
    for (JsonNode token : new ObjectMapper().readTree(directory.resolve("list").toFile())) {
      String robot = token.get("principal").asText().substring("robot:".length());
      if (robot.startsWith("r")) {
        made++;
        assertThat(sha256(Files.readString(file(robot)).strip()))
            .as(robot)
            .isEqualTo(token.get("hash").asText());
      }
    }
    assertThat(made).isBetween(1, TOKENS + 1);
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  private Path file(int number) {
    return file("r" + number);
  }

  private Path file(String robot) {
    return directory.resolve(robot + ".token");
  }
}
