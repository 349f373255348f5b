package io.pachsh.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.JavaProgram;
import io.pachsh.LongRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file that pachsh writes, on a file system that is full at every byte of it. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FullAtEveryByteIT {
  @Test
  @Tag(LongRun.TAG)
  void aFileIsTheOldOneOrTheWholeNewOne(@TempDir Path disk, @TempDir Path work) throws Exception {
    int places = LongRun.cases("full-disk", 8, 5000);
    List<String> command = new ArrayList<>(SmallDisk.at(disk, "256k"));
    command.addAll(List.of("env", "--chdir=" + disk));
    command.addAll(
        JavaProgram.of(
            FullDiskCases.class,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData"));
    command.addAll(List.of(disk.toString(), Integer.toString(places)));
    Path errors = work.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("PACHSH_HOME", disk.resolve("home").toString());
    builder.environment().put("PACH_CONFIG", disk.resolve("pachctl.json").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    System.out.print(said);
    assertThat(process.waitFor()).as(said + Files.readString(errors)).isZero();
    assertThat(said).contains("lost 0").endsWith("done\n");
  }
}
