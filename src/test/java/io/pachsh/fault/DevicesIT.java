package io.pachsh.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Devices, pipes and links in the place of files, on a {@code /dev} of each test's own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DevicesIT {
  private static final String REAL = "config set context prod < real.json";

  @TempDir Path directory;
  @TempDir Path devices;

  @Test
  void aDeviceForPachctlsFileStaysOneAndKeepsItsMode() throws Exception {
    Scripted run =
        inOwnDevices(
            """
            ls -A /dev > before
            PACH_CONFIG=/dev/null $pachsh %s
            echo "$?"
            ls -A /dev | diff before - && stat -c '%%F %%a' /dev/null
            """
                .formatted(REAL));
    assertThat(run.out()).as(run.errors()).isEqualTo("0\ncharacter special file 666\n");
  }

  @Test
  void aLinkForPachctlsFileIsFollowedEvenToNothing() throws Exception {
    Scripted run =
        inOwnDevices(
            """
            mkdir far
            ln -s far/config.json link
            export PACH_CONFIG=link
            $pachsh %s && $pachsh config set metrics false && readlink link && grep -c p:1 far/config.json
            ls -A far
            """
                .formatted(REAL));
    assertThat(run.out()).as(run.errors()).endsWith("far/config.json\n1\nconfig.json\n");
  }

  @Test
  void anOutputNamedByOptionIsWhatItIsInAShell() throws Exception {
    Scripted run =
        inOwnDevices(
            """
            $pachsh auth activate --initial-admin=robot:admin -q > /dev/null
            $pachsh access export > expected
            same() { cmp expected "$1" && echo "same $2"; }
            $pachsh access export -f - > minus; same minus minus
            [ ! -e ./- ] || echo "a file called -"
            $pachsh access export -f /dev/stdout > regular; same regular regular
            $pachsh access export -f /dev/stdout | cmp expected - && echo same pipe
            $pachsh -c 'echo before; access export -f /dev/stdout; echo after' > sandwich
            { echo before; cat expected; echo after; } | cmp - sandwich && echo same sandwich
            readlink /dev/stdout
            ( $pachsh access export -f >(cat > through; echo done > finished) > /dev/null )
            while [ ! -s finished ]; do /bin/true; done; same through substitution
            mkfifo fifo; cat fifo > read & $pachsh access report --html fifo > /dev/null; wait %1
            stat -c %F fifo; tail -c 8 read
            $pachsh access report --html - | tail -c 8
            $pachsh -c 'access export > /dev/stderr' 2> errors; same errors errors
            $pachsh access export -f /dev/full; echo $?
            """);
    assertThat(run.out())
        .as(run.errors())
        .isEqualTo(
            """
            same minus
            same regular
            same pipe
            same sandwich
            /proc/self/fd/1
            same substitution
            fifo
            </html>
            </html>
            same errors
            1
            """);
    assertThat(run.errors()).contains("The file /dev/full cannot be written", "No space left");
  }

  @Test
  void aTokenGoesIntoAPipeAndNeverOverAFile() throws Exception {
    Scripted run =
        inOwnDevices(
            """
            mkfifo fifo; cat fifo > read & $pachsh auth activate --initial-admin=robot:admin --token-file fifo
            wait %1; wc -c < read
            """);
    assertThat(run.out()).as(run.errors()).endsWith("33\n");
    assertThat(Files.exists(directory.resolve("fifo"))).isTrue();
  }

  private Scripted inOwnDevices(String script) throws Exception {
    Files.writeString(directory.resolve("real.json"), "{\"pachd_address\": \"p:1\"}");
    return Scripted.run(directory, SmallDisk.withOwnDevices(devices), script);
  }
}
