package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.LongRun;
import io.pachsh.fault.ScriptOfChanges.Acknowledged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole program while it runs a script of changes, again and again, on purpose often
 * while it saves: after 'recover' everything acknowledged is there, the login too, and at most the
 * one change under way beside. {@code -Dpachsh.kills=500} kills more often.
 */
@Tag(LongRun.TAG)
class CrashIT {
  private static final int KILLS = LongRun.cases("kills", 40, 100);
  private static final int AHEAD = 40;
  private static final Pattern ROBOT = Pattern.compile("robot:r\\d+");

  @TempDir Path directory;
  private final Random random = new Random(11);

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Path home = directory.resolve("home");
    ScriptOfChanges script =
        new ScriptOfChanges(directory.resolve("first"), directory.resolve("second"));
    Acknowledged acknowledged = Acknowledged.NOTHING;
    try (Piped pachsh = Piped.start(home)) {
      assertThat(pachsh.answers(opening(script))).isEmpty();
      acknowledged = changeUntilKilled(pachsh, script, acknowledged);
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      boolean killAgain = random.nextInt(4) == 0;
      if (killAgain) {
        try (Piped pachsh = Piped.start(home)) {
          pachsh.send("recover", "save", "save");
          assertThat(pachsh.line()).isNotEmpty();
          randomMoment();
          pachsh.kill();
        }
      }
      try (Piped pachsh = Piped.start(home)) {
        acknowledged = recovered(kill, home, pachsh, acknowledged);
        if (kill < KILLS) {
          acknowledged = changeUntilKilled(pachsh, script, acknowledged);
        }
      }
    }
    LongRun.report("kills of a script", KILLS, 0);
  }

  private static String[] opening(ScriptOfChanges script) {
    return new String[] {
      "auth activate --initial-admin=robot:first --supply-root-token -q > "
          + script.firstToken()
          + " <<EOF",
      "a root token for the crash test",
      "EOF",
      "echo 'a root token for the crash test' > " + script.secondToken(),
      "save > /dev/null"
    };
  }

  /** Recovers, compares, saves, and says from where the script goes on. */
  private static Acknowledged recovered(int kill, Path home, Piped pachsh, Acknowledged before)
      throws IOException {
    List<String> answers = pachsh.answers("recover", "auth whoami", "save");
    String who = answers.stream().filter(line -> line.startsWith("You are \"")).findFirst().get();
    String login = who.substring(who.indexOf('"') + 1, who.lastIndexOf('"'));
    assertThat(login).as("login after kill %d", kill).isIn(before.login(), before.loginInFlight());
    String snapshot = Files.readString(home.resolve("clusters/local/snapshot.json"));
    assertThat(before.hashes()).as("after kill %d", kill).allMatch(snapshot::contains);
    TreeSet<String> robots = new TreeSet<>();
    for (Matcher m = ROBOT.matcher(snapshot); m.find(); ) {
      robots.add(m.group());
    }
    assertThat(robots)
        .as("after kill %d", kill)
        .isIn(new TreeSet<>(before.robots(0)), new TreeSet<>(before.robots(1)));
    boolean oneMore = robots.size() > before.robots(0).size() || !login.equals(before.login());
    return new Acknowledged(before.place() + (oneMore ? 1 : 0), login, before.hashes());
  }

  private Acknowledged changeUntilKilled(Piped pachsh, ScriptOfChanges script, Acknowledged from)
      throws Exception {
    for (int i = 1; i <= AHEAD; i++) {
      pachsh.send(script.commandAt(from.place() + i));
    }
    int changes = 1 + random.nextInt(AHEAD / 2);
    boolean whileSaving = random.nextBoolean();
    Acknowledged acknowledged = from;
    while (acknowledged.place() < from.place() + changes
        || (whileSaving && !ScriptOfChanges.isSave(acknowledged.place() + 1))) {
      acknowledged = acknowledged.next(pachsh.line());
    }
    randomMoment();
    for (String line : pachsh.kill()) {
      acknowledged = acknowledged.next(line);
    }
    return acknowledged;
  }

  /** Lets up to two milliseconds pass, in which a change or a save goes through all its steps. */
  private void randomMoment() {
    long end = System.nanoTime() + random.nextInt(2_000_000);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
