package io.pachsh.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What directories hold. They are read beside the keyboard, which gives a disk a few milliseconds,
 * more where nothing is known of the directory yet; a slower one is heard at the next key, and
 * until then what it said last.
 */
final class DirectoryCache {
  private static final long PATIENCE_MILLIS = 5;
  private static final long FIRST_PATIENCE_MILLIS = 100;
  private static final int MOST_DIRECTORIES = 100;

  private final Background background = new Background();
  private final Map<Path, Listing> latest = new ConcurrentHashMap<>();

  /** What a directory holds: what can be seen, everything, and the directories alone. */
  record Listing(NameIndex visible, NameIndex all, NameIndex directories) {
    private static final Listing UNKNOWN =
        new Listing(NameIndex.NONE, NameIndex.NONE, NameIndex.NONE);
  }

  Listing of(Path directory) {
    boolean isKnown = latest.containsKey(directory);
    if (!isKnown) {
      keep(directory, Listing.UNKNOWN);
    }
    long patience = isKnown ? PATIENCE_MILLIS : FIRST_PATIENCE_MILLIS;
    CountDownLatch done = new CountDownLatch(1);
    background.run(
        directory,
        () -> {
          try {
            keep(directory, read(directory));
          } finally {
            done.countDown();
          }
        });
    try {
      var unused = done.await(patience, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return latest.getOrDefault(directory, Listing.UNKNOWN);
  }

  /** Waits for the directories that are being read. */
  void await() {
    background.await();
  }

  private void keep(Path directory, Listing names) {
    if (latest.size() >= MOST_DIRECTORIES) {
      latest.clear();
    }
    latest.put(directory, names);
  }

  private static Listing read(Path directory) {
    List<Name> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        names.add(Files.isDirectory(entry) ? Name.start(name + "/", "") : Name.of(name, ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Listing(
        NameIndex.of(names.stream().filter(name -> !name.text().startsWith(".")).toList()),
        NameIndex.of(names),
        NameIndex.of(names.stream().filter(name -> name.text().endsWith("/")).toList()));
  }
}
