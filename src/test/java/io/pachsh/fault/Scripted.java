package io.pachsh.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of {@code bash} around pachsh, from its beginning to its end.
 *
 * @param status its exit status
 * @param out what it wrote
 * @param errors what it said on standard error
 */
record Scripted(int status, String out, String errors) {
  /**
   * Runs it; {@code $pachsh} is the launcher, {@code $d} the directory in which it runs, which is
   * HOME, too.
   *
   * @param before words in front of it, such as a mount namespace's
   */
  static Scripted run(Path directory, List<String> before, String script)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("script", ".err");
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("timeout", "-k", "5", "150", "bash", "-c", script));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
    builder.environment().put("PACHSH_NO_BUILD", "1");
    builder.environment().put("PACHSH_ARCHIVE", "off");
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("d", directory.toString());
    builder.environment().put("pachsh", Path.of("scripts/pachsh").toAbsolutePath().toString());
    for (String name :
        List.of("PACHSH_HOME", "PACH_CONFIG", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SUDO_UID")) {
      builder.environment().remove(name);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    String said = Files.readString(errors);
    Files.delete(errors);
    return new Scripted(status, out, said);
  }
}
