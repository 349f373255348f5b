package io.pachsh.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.console.Streams;
import io.pachsh.program.ProgramPipeline;
import io.pachsh.program.Programs;
import io.pachsh.session.Variables;
import io.pachsh.session.WorkingDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program that shows pages is started. */
class PagerTest {
  @TempDir private Path directory;

  @Test
  void writesNoFilesAndSaysHowToLeave() throws IOException {
    assertThat(started(Map.of()))
        .isEqualTo("-FRX 1 -Ps?e(END) q leaves:q leaves, space goes on.\n");
    assertThat(started(Map.of("PAGER", "less -S"))).startsWith("-S -FRX 1 -Ps");
  }

  @Test
  void leavesThePersonsOwnOptions() throws IOException {
    assertThat(started(Map.of("LESS", "-i", "PAGER", "less"))).isEqualTo(" 1 -i\n");
  }

  private String started(Map<String, String> own) throws IOException {
    Path less = directory.resolve("less");
    Files.writeString(less, "#!/bin/sh\necho \"$*\" \"$LESSSECURE\" \"$LESS\"\n");
    assertThat(less.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment = new HashMap<>(own);
    environment.put("PATH", directory + ":/usr/bin:/bin");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Variables variables = new Variables(environment);
    Streams process = new Streams(InputStream.nullInputStream(), false, System.out, print);
    Programs programs =
        new Programs(process, variables, new WorkingDirectory(directory, variables));
    Streams streams = new Streams(InputStream.nullInputStream(), false, print, print);
    ProgramPipeline pipeline = new Pager(programs, variables, streams).start().orElseThrow();
    pipeline.input().close();
    var unused = pipeline.await();
    return out.toString(StandardCharsets.UTF_8);
  }
}
