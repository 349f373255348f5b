package io.pachsh.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pachsh.LongRun;
import io.pachsh.Main;
import io.pachsh.file.OwnFile;
import io.pachsh.shell.HistoryFile;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that writes every kind of file that pachsh writes, on a file system that is full at one
 * place after the other, and says what was lost. It is the only one on that file system, and the
 * environment says where its home is there.
 *
 * <p>A file system knows pages, so it can be full at each page of a file. At each byte a file is
 * cut short by the limit on a process's file sizes: the operating system writes up to that byte,
 * and then no more, as at the end of a disk.
 */
final class FullDiskCases {
  private static final int PAGE = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path disk;
  private final int places;
  private final List<String> lost = new ArrayList<>();
  private long tried;

  /** Something that writes; its status is that of the command. */
  private interface Work {
    int run() throws Exception;
  }

  private FullDiskCases(Path disk, int places) {
    this.disk = disk;
    this.places = places;
  }

  /** Arguments: the file system's directory, and at how many places each file is cut short. */
  public static void main(String[] args) throws Exception {
    FullDiskCases cases = new FullDiskCases(Path.of(args[0]), Integer.parseInt(args[1]));
    cases.all();
    LongRun.report("full-disk", cases.tried, cases.lost.size());
    cases.lost.stream().limit(20).forEach(System.out::println);
    System.out.println("done");
  }

  private void all() throws Exception {
    String activated = "auth activate --initial-admin=robot:admin -q && save";
    String exported = activated + "; echo 'what was there before' > f; echo old > f.html";
    String many = activated + "; access apply --yes <<E\n" + manyGroups() + "E\nsave";
    command("contexts", activated, "set editing vi && save");
    command("pachctl's file", activated + "; " + real("one"), real("two"));
    command("export -f", exported, "access export -f f");
    command("report --html", exported, "access report --html f.html");
    command("> file", exported, "access export > f");
    command(">> file", exported, "access export >> f");
    command("token file", "", "auth activate --initial-admin=robot:admin --token-file new.token");
    command("cluster", activated, "auth get-robot-token one -q && save");
    command("large cluster", many, "auth get-robot-token " + "n".repeat(60) + " -q && save");
    Path file = disk.resolve("home/own");
    OwnFile own = new OwnFile(file);
    work("log", () -> own.append("x\n".repeat(100)), () -> own.append("line ".repeat(300) + "\n"));
    // Each a session of its own, which finds a full file and cuts it.
    work(
        "history",
        () -> {
          HistoryFile history = new HistoryFile(file, 2);
          for (int i = 0; i < 4; i++) {
            history.append("entry " + i + "x".repeat(500));
          }
        },
        () -> new HistoryFile(file, 2).append("auth whoami " + "x".repeat(500)));
    Bookmarks bookmarks = new Bookmarks(file);
    work(
        "bookmarks",
        () -> bookmarks.keep(new Bookmark("first-steps", 1, Set.of())),
        () -> bookmarks.keep(new Bookmark("second-steps", 2, Set.of())));
  }

  /** So many that the cluster's files have several pages. */
  private static String manyGroups() {
    return IntStream.range(0, 150)
        .mapToObj(i -> "  group:team-%03d: [user:ada@example.com]\n".formatted(i))
        .collect(Collectors.joining("", "access_version: 1\ngroups:\n", ""));
  }

  private static String real(String name) {
    return "config set context " + name + " <<E\n{\"pachd_address\": \"" + name + ":1\"}\nE\nsave";
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private void work(String name, Attempt before, Attempt under) throws Exception {
    tryAll(name, () -> status(before), () -> status(under));
  }

  private static int status(Attempt attempt) throws Exception {
    try {
      attempt.run();
      return 0;
    } catch (IOException e) {
      return 1;
    } catch (io.pachsh.failure.Failure e) {
      return 1;
    }
  }

  private void command(String name, String before, String under) throws Exception {
    tryAll(name, () -> pachsh(before), () -> pachsh(under));
  }

  private static int pachsh(String lines) {
    if (lines.isEmpty()) {
      return 0;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, UTF_8);
    int status = Main.run(new String[] {"-c", lines}, InputStream.nullInputStream(), out, out);
    if (status != 0 && said.toString(UTF_8).contains("bug in pachsh")) {
      throw new AssertionError(said.toString(UTF_8));
    }
    return status;
  }

  private void tryAll(String name, Work before, Work under) throws Exception {
    clear();
    if (before.run() != 0) {
      throw new AssertionError(name + ": nothing to begin with");
    }
    Map<Path, byte[]> old = content();
    if (under.run() != 0) {
      throw new AssertionError(name + ": fails where there is room");
    }
    Map<Path, byte[]> good = content();
    long longest = longestOfChanged(old, good);
    long step = Math.max(1, longest / places);
    for (long limit = 0; limit <= longest; limit += step) {
      restore(old);
      limit(Long.toString(limit));
      int status = under.run();
      limit("unlimited");
      judge(name + " cut at byte " + limit, status, old, good);
    }
    for (int pages = 0; pages <= longest / PAGE + 4; pages++) {
      restore(old);
      fill(pages);
      int status = under.run();
      Files.delete(disk.resolve("filler"));
      judge(name + " with " + pages + " free pages", status, old, good);
    }
  }

  private static long longestOfChanged(Map<Path, byte[]> old, Map<Path, byte[]> good) {
    return good.entrySet().stream()
        .filter(entry -> !Arrays.equals(entry.getValue(), old.get(entry.getKey())))
        .mapToLong(entry -> entry.getValue().length)
        .max()
        .orElseThrow();
  }

  private void judge(String what, int status, Map<Path, byte[]> old, Map<Path, byte[]> good)
      throws Exception {
    tried++;
    Map<Path, byte[]> now = content();
    String wrong = wrong(status, old, good, now);
    if (wrong.isEmpty()
        && now.containsKey(disk.resolve("home/contexts.json"))
        && pachsh("status") != 0) {
      wrong = "the home cannot be read any more";
    }
    if (!wrong.isEmpty()) {
      lost.add(what + ": " + wrong);
    }
  }

  private static String wrong(
      int status, Map<Path, byte[]> old, Map<Path, byte[]> good, Map<Path, byte[]> now) {
    for (Map.Entry<Path, byte[]> file : now.entrySet()) {
      Path path = file.getKey();
      byte[] before = old.get(path);
      String name = String.valueOf(path.getFileName());
      if (before == null && !good.containsKey(path)) {
        return name + " was left behind";
      }
      boolean isOld = Arrays.equals(file.getValue(), before);
      if (!isOld && !isWhole(name, file.getValue(), good.get(path))) {
        return name + " is neither old nor whole, with status " + status;
      }
    }
    for (Path path : old.keySet()) {
      if (!now.containsKey(path) && good.containsKey(path)) {
        return path + " is gone";
      }
    }
    if (status == 0) {
      for (Map.Entry<Path, byte[]> file : good.entrySet()) {
        byte[] before = old.get(file.getKey());
        boolean shouldChange = !Arrays.equals(file.getValue(), before);
        if (shouldChange && Arrays.equals(now.get(file.getKey()), before)) {
          return file.getKey() + " is old, though the command succeeded";
        }
      }
    }
    return "";
  }

  private static boolean isWhole(String name, byte[] content, byte[] good) {
    if (name.equals("journal") || name.endsWith("lock") || name.equals("owner")) {
      // What a journal holds is judged by opening it.
      return true;
    }
    try {
      if (name.endsWith(".json")) {
        return JSON.readTree(content).isObject();
      }
      if (name.endsWith(".jsonl")) {
        for (String line : new String(content, UTF_8).split("\n")) {
          JSON.readTree(line);
        }
        return content[content.length - 1] == '\n';
      }
    } catch (JacksonException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
    return good != null && content.length == good.length;
  }

  private Map<Path, byte[]> content() throws IOException {
    Map<Path, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(disk)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file, Files.readAllBytes(file));
      }
    }
    return content;
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(disk)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(disk)) {
          Files.delete(file);
        }
      }
    }
  }

  private void restore(Map<Path, byte[]> old) throws IOException {
    clear();
    for (Map.Entry<Path, byte[]> file : old.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.write(file.getKey(), file.getValue());
    }
  }

  /** Leaves room for so many pages. */
  private void fill(int pages) throws IOException {
    Path filler = disk.resolve("filler");
    long free = Files.getFileStore(disk).getUsableSpace();
    try (var file = new java.io.RandomAccessFile(filler.toFile(), "rw")) {
      byte[] page = new byte[PAGE];
      for (long left = free / PAGE - pages; left > 0; left--) {
        file.write(page);
      }
    }
  }

  /** Sets how long a file may become that this process writes. */
  private static void limit(String bytes) throws Exception {
    int status =
        new ProcessBuilder(
                "prlimit",
                "--pid",
                Long.toString(ProcessHandle.current().pid()),
                "--fsize=" + bytes + ":")
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new AssertionError("prlimit ended with " + status);
    }
  }
}
