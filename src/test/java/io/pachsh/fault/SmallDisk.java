package io.pachsh.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of a test's own, in the memory, that no other process sees (mount namespace). */
final class SmallDisk {
  private static final List<List<String>> WAYS =
      List.of(List.of("unshare", "-m"), List.of("unshare", "-r", "-m"));

  private SmallDisk() {}

  /**
   * Words that put the program behind them on such a file system.
   *
   * @param size as {@code mount} wants it, such as 128k
   */
  static List<String> at(Path directory, String size) throws IOException, InterruptedException {
    return behind("mount -t tmpfs -o size=" + size + " none '" + directory + "'");
  }

  /** The same, where {@code /dev} is a copy that the program may do anything to. */
  static List<String> withOwnDevices(Path directory) throws IOException, InterruptedException {
    String copied =
        String.join(
            " ",
            "/dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty",
            "/dev/fd /dev/stdin /dev/stdout /dev/stderr");
    return behind(
        "mount -t tmpfs none '%s' && cp -a %s '%s' && mount --bind '%s' /dev"
            .formatted(directory, copied, directory, directory));
  }

  private static List<String> behind(String preparation) throws IOException, InterruptedException {
    String reason = "";
    for (List<String> way : WAYS) {
      List<String> words = new ArrayList<>(way);
      words.addAll(List.of("sh", "-c", preparation + " && exec \"$@\"", "sh"));
      List<String> trial = new ArrayList<>(words);
      trial.add("true");
      Path errors = Files.createTempFile("mount", ".err");
      if (new ProcessBuilder(trial).redirectError(errors.toFile()).start().waitFor() == 0) {
        return words;
      }
      reason = Files.readString(errors);
    }
    throw new AssertionError(
        "No file system of its own can be mounted for this test ("
            + reason.strip()
            + "): run it as root, or allow user namespaces"
            + " (sysctl kernel.unprivileged_userns_clone=1).");
  }
}
