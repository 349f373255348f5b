package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a morning with a new team, as it is shipped. */
class TeamAccessTest {
  private static final Path SCRIPT = Path.of("scripts/team-access.pachsh").toAbsolutePath();

  private static final String WHO_WRITES_MODELS =
      """
      okta:ada@example.com  repoWriter    repo:vision/models  group/okta:data-science
      """;
  private static final String REFUSED =
      """
      robot:ci does not have REPO_WRITE on repo:vision/models.
        What it has there does not include that:
          the role projectCreator on the cluster that everybody has (allClusterUsers)
        The least role that gives this is repoWriter on repo:vision/models. An administrator can run:
          auth add repoWriter robot:ci repo:vision/models --context team-access
      robot:ci has repoWriter on repo:vision/models.
      robot:ci has REPO_WRITE on repo:vision/models, by
        its own role repoWriter on repo:vision/models
      """;
  private static final String UNDONE =
      """
      robot:ci has no role on repo:vision/models, lost repoWriter
      """;
  private static final String STILL_REFUSED =
      """
       is undone.
      robot:ci does not have REPO_WRITE on repo:vision/models.
      """;
  private static final Pattern TOKEN_FILE = Pattern.compile("(?m)^The robot's token is in (.*)$");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path home;

  @Test
  void runsOnTheRehearsalOrgAndBeginsAfreshEachTime() throws Exception {
    for (int time = 1; time <= 2; time++) {
      out.reset();
      assertThat(run("-f", SCRIPT.toString())).as("%s%s", out, err).isZero();
      assertThat(text(out)).contains(WHO_WRITES_MODELS, REFUSED, UNDONE, STILL_REFUSED);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
        .isEqualTo("rw-------");
    assertThat(token().resolveSibling("access.html")).content().contains("okta:ada@example.com");
  }

  /** The file that the script names. */
  private Path token() {
    Matcher named = TOKEN_FILE.matcher(text(out));
    assertThat(named.find()).as(text(out)).isTrue();
    return Path.of(named.group(1));
  }

  private int run(String... arguments) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PACHSH_HOME", home.resolve("pachsh").toString());
    environment.put("PACH_CONFIG", home.resolve("pachctl.json").toString());
    environment.put("TMPDIR", home.toString());
    PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), false, screen, errors);
    return Launch.run(
        arguments,
        new ProcessEnvironment(
            streams,
            streams,
            new Terminals(false, false, false),
            environment,
            home,
            interrupts -> new TypingConsole(Collections.emptyIterator(), screen, () -> {})));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
