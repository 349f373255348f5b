package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Homes of other users, and what they may have put into ours. Other users are made by root alone.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OtherUsersIT {
  private static final String ACTIVATE = "auth activate --initial-admin=robot:admin -q";
  private static final String REAL = "config set context prod < real.json";

  @TempDir Path directory;

  @BeforeEach
  void requireRoot() {
    assertThat(System.getProperty("user.name"))
        .as("this test gives files to another user, which only root can: run it as root")
        .isEqualTo("root");
  }

  @Test
  void sudoInAPersonsHomeReadsAndWritesNothing() throws Exception {
    Files.writeString(directory.resolve("real.json"), "{\"pachd_address\": \"p:1\"}");
    give("", 4321);
    Scripted run =
        run(
            """
            export SUDO_UID=4321
            $pachsh config list context > /dev/null; echo "list $?"
            $pachsh auth whoami; echo "whoami $?"
            $pachsh %s; echo "activate $?"
            $pachsh %s; echo "context $?"
            $pachsh -c 'set editing vi; save'; echo "setting $?"
            $pachsh rehearsal start; echo "rehearsal $?"
            find . -not -name . -not -path './.local*' -not -name real.json
            unset SUDO_UID
            $pachsh %s > /dev/null; echo "without sudo $?"
            """
                .formatted(ACTIVATE, REAL, ACTIVATE));
    assertThat(run.out())
        .as(run.errors())
        .isEqualTo(
            """
            list 0
            whoami 1
            activate 1
            context 1
            setting 1
            rehearsal 1
            without sudo 0
            """);
    assertThat(run.errors().split("sudo -H", -1)).as(run.errors()).hasSize(5);
    assertThat(run.errors()).contains("PACHSH_HOME");
  }

  @Test
  void sudoWithAHomeOfRootsWorks() throws Exception {
    Path person = Files.createDirectory(directory.resolve("person"));
    give("person", 4321);
    Scripted run =
        run(
            "export SUDO_UID=4321 HOME=$d/person PACHSH_HOME=$d/roots; $pachsh %s > /dev/null; echo $?"
                .formatted(ACTIVATE));
    assertThat(run.out()).as(run.errors()).isEqualTo("0\n");
    assertThat(person).isEmptyDirectory();
  }

  @Test
  void aPlantedLinkIsNotFollowed() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    run("PACHSH_HOME=$d/home $pachsh " + ACTIVATE);
    for (String name :
        List.of("owner", "journal", "audit.jsonl", "lock", "snapshot.json.next", "snapshot.json")) {
      Path link = directory.resolve("home/clusters/local").resolve(name);
      Path aside = directory.resolve("aside");
      boolean wasThere = Files.exists(link);
      if (wasThere) {
        Files.move(link, aside);
      }
      Files.createSymbolicLink(link, victim);
      give("home/clusters/local/" + name, 4321);
      Scripted run = run("PACHSH_HOME=$d/home $pachsh -c 'auth get-robot-token x -q && save'");
      assertThat(victim).as(name).hasContent("precious");
      assertThat(run.errors()).as(name).doesNotContain("bug in pachsh");
      if (!name.equals("owner") && !name.equals("snapshot.json.next")) {
        assertThat(run.status()).as(name).isEqualTo(1);
        assertThat(run.errors()).contains("a symbolic link of another user (uid 4321)");
      }
      Files.deleteIfExists(link);
      if (wasThere) {
        Files.move(aside, link);
      }
    }
  }

  @Test
  void aLinkWhereOthersCanWriteIsNotFollowedEvenIfItIsOurs() throws Exception {
    Path victim = Files.createDirectory(directory.resolve("victim"));
    Path open = Files.createDirectory(directory.resolve("open"));
    run("chmod 1777 open");
    Files.createSymbolicLink(open.resolve("home"), victim);
    Scripted run = run("PACHSH_HOME=$d/open/home $pachsh " + ACTIVATE);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errors()).contains("in a directory that others can write to");
    assertThat(victim).isEmptyDirectory();
  }

  @Test
  void aPersonsOwnLinksWork() throws Exception {
    Scripted run =
        run(
            """
            mkdir -p dot/pachsh dot/state .config .local/state
            ln -s ../dot/pachsh .config/pachsh
            ln -s ../../dot/state .local/state/pachsh
            touch real-contexts; echo '{}' > empty
            $pachsh -c 'auth activate --initial-admin=robot:admin -q; set editing vi; save' > /dev/null
            mv dot/pachsh/contexts.json real-contexts
            ln -s ../../real-contexts dot/pachsh/contexts.json
            $pachsh -c 'set editing emacs; save'
            readlink dot/pachsh/contexts.json; grep -c emacs real-contexts; ls dot/state/clusters
            $pachsh auth whoami | head -1
            """);
    assertThat(run.out())
        .as(run.errors())
        .isEqualTo(
            """
            Saved 1 change.
            ../../real-contexts
            1
            local
            You are "robot:admin"
            """);
  }

  @Test
  void aHomeThatOthersCanWriteToIsRefused() throws Exception {
    for (String mode : List.of("0777", "1777", "0770", "0722")) {
      Scripted run =
          run(
              "mkdir -p h; chmod %s h; PACHSH_HOME=$d/h $pachsh auth whoami; echo $?; ls -A h"
                  .formatted(mode));
      assertThat(run.out()).as(mode + run.errors()).isIn("1\n", "1\nhs_err.log\n");
      assertThat(run.errors()).contains("others can write to it", "chmod go-w '" + directory);
    }
    Scripted mended = run("chmod go-w h; PACHSH_HOME=$d/h $pachsh " + ACTIVATE);
    assertThat(mended.status()).as(mended.errors()).isZero();
  }

  @Test
  void somebodyElsesFileStaysTheirs() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "old ".repeat(1000));
    give("f", 4321);
    run("$pachsh " + ACTIVATE);
    Scripted run = run("$pachsh access export -f f");
    assertThat(run.status()).as(run.errors()).isZero();
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(4321);
    assertThat(Files.readString(file))
        .startsWith("#")
        .contains("robot:admin")
        .doesNotContain("old ");
  }

  private Scripted run(String script) throws Exception {
    return Scripted.run(directory, List.of(), script);
  }

  private void give(String name, int user) throws IOException {
    Files.setAttribute(directory.resolve(name), "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
  }
}
