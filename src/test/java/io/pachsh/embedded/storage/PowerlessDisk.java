package io.pachsh.embedded.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A disk that forgets, when the power fails, whatever was not forced: contents that no force of
 * their file covered, and names that no force of their directory covered.
 */
final class PowerlessDisk implements DiskAround {
  /** A file apart from its name, with the content that would survive. */
  private static final class Inode {
    private Path name;
    private byte[] forced = {};

    Inode(Path name) {
      this.name = name;
    }
  }

  private final Disk disk = new LocalDisk();
  private final Map<Path, Inode> names = new HashMap<>();
  private final Map<Path, Inode> forcedNames = new HashMap<>();
  int forces;

  /** The power fails: the directory now holds what survived. */
  void failPower() throws IOException {
    for (Path file : names.keySet()) {
      Files.deleteIfExists(file);
    }
    for (Map.Entry<Path, Inode> file : forcedNames.entrySet()) {
      Files.write(file.getKey(), file.getValue().forced);
    }
    names.clear();
    names.putAll(forcedNames);
  }

  /** Writes into another directory what would survive if the power failed now. */
  void copySurvivors(Path directory) throws IOException {
    for (Map.Entry<Path, Inode> file : forcedNames.entrySet()) {
      Files.write(directory.resolve(file.getKey().getFileName()), file.getValue().forced);
    }
  }

  @Override
  public Disk inner() {
    return disk;
  }

  @Override
  public DurableFile open(Path file) throws IOException {
    Inode inode = names.computeIfAbsent(file, Inode::new);
    DurableFile opened = disk.open(file);
    return new FileAround() {
      @Override
      public DurableFile inner() {
        return opened;
      }

      @Override
      public void force() throws IOException {
        forces++;
        inode.forced = Files.readAllBytes(inode.name);
      }
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
    Inode inode = names.remove(from);
    if (inode != null) {
      names.put(to, inode);
      inode.name = to;
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
    names.remove(file);
  }

  @Override
  public void forceDirectory(Path directory) {
    forcedNames.clear();
    forcedNames.putAll(names);
  }
}
