package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.NamedFile;
import io.pachsh.file.OwnFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * pachctl's configuration file. Several pachsh take turns by a lock; pachctl takes none, so what it
 * wrote is looked for until just before ours takes the file's place. PACH_CONFIG may name a device
 * or a pipe, too: that is read once and written into.
 */
public final class ConfigFile {
  private static final int TRIES = 20;

  private final Supplier<ConfigLocation> location;
  private final Path locks;
  private final Consumer<String> notes;

  /** What was read: a pipe gives it only once. */
  private volatile String read = "";

  /**
   * A file that is not looked for until it is needed.
   *
   * @param locks a directory of ours for the locks by which several pachsh take turns: beside
   *     pachctl's file nothing is left
   * @param notes what a person should know though nothing failed, a sentence each
   */
  public ConfigFile(Supplier<ConfigLocation> location, Path locks, Consumer<String> notes) {
    this.location = location;
    this.locks = locks;
    this.notes = notes;
  }

  public ConfigLocation location() {
    return location.get();
  }

  /** What the file says; what pachctl begins with where there is none. */
  public PachctlConfig load() {
    Path file = location().file();
    try {
      if (read.isEmpty() || !new NamedFile(file).isDeviceOrPipe()) {
        read = text(file);
      }
      PachctlConfig config = parsed(read);
      closeToOthers(file);
      return config;
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "pachctl's configuration file " + file + " cannot be read: " + FileTrouble.reason(e),
          "Mend the file or its permissions, or start pachsh with PACH_CONFIG naming another.");
    }
  }

  /**
   * Writes what changed between {@code base}, the value last loaded or saved, and {@code mine}.
   *
   * @return what the file says now
   */
  public PachctlConfig save(PachctlConfig base, PachctlConfig mine) {
    return update(theirs -> merged(base, mine, theirs));
  }

  /**
   * Applies a change to whatever the file says now.
   *
   * @return what the file says now
   */
  public PachctlConfig update(UnaryOperator<PachctlConfig> change) {
    Path file = location().file();
    try {
      requireDirectory(file);
      OwnFile.requireNotOfSudoCaller(file);
      NamedFile named = new NamedFile(file);
      if (named.isDeviceOrPipe()) {
        PachctlConfig config = changed(read, change);
        named.replace(out -> out.write(ConfigTable.text(config.root())));
        return config;
      }
      OwnFile lockFile = lock(named.followed());
      new OwnFile(locks).makeDirectory();
      return lockFile.whileLocked(
          () -> {
            named.deleteLeftovers();
            return replace(named, change);
          });
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "pachctl's configuration file " + file + " cannot be written: " + FileTrouble.reason(e),
          "What was not written is still in this session: mend the cause and 'save' again.");
    }
  }

  /** The lock of a file, named by where that really is. */
  private OwnFile lock(Path real) {
    UUID name = UUID.nameUUIDFromBytes(real.toString().getBytes(StandardCharsets.UTF_8));
    return new OwnFile(locks.resolve("pachctl-" + name + ".lock"));
  }

  /** A file that begins to be has an active context: pachctl refuses every command without one. */
  private PachctlConfig changed(String before, UnaryOperator<PachctlConfig> change) {
    PachctlConfig changed =
        change.apply(parsed(before)).withUserId(UUID.randomUUID().toString().replace("-", ""));
    return before.isBlank() ? changed.withAnyActive() : changed;
  }

  private PachctlConfig replace(NamedFile file, UnaryOperator<PachctlConfig> change)
      throws IOException {
    for (int i = 0; i < TRIES; i++) {
      String before = text(file.path());
      PachctlConfig config = changed(before, change);
      String after = ConfigTable.text(config.root());
      if (file.replaceIf(out -> out.write(after), () -> text(file.path()).equals(before))) {
        return config;
      }
    }
    throw new IOException("another program writes it all the time");
  }

  private PachctlConfig merged(PachctlConfig base, PachctlConfig mine, PachctlConfig theirs) {
    try {
      return TableMerge.merge(base, mine, theirs);
    } catch (TableMerge.Conflict e) {
      throw new Failure(
          Exit.FAILED,
          "Another program changed '"
              + e.key()
              + "' in "
              + location().file()
              + " in the meantime, so nothing was saved there.",
          "Your changes are still in this session: 'status' shows them. 'revert' forgets them and"
              + " takes over what the file says. A single command can just be run again.");
    }
  }

  private static String text(Path file) throws IOException {
    try {
      String text = BoundedInput.text(file, BoundedInput.DOCUMENT);
      return text.startsWith("\ufeff") ? text.substring(1) : text; // a byte order mark
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private PachctlConfig parsed(String text) {
    try {
      return PachctlConfig.of(table(text), this::damaged);
    } catch (ConfigTable.Damage e) {
      throw damaged(e.what());
    }
  }

  private static Node.Table table(String text) throws ConfigTable.Damage {
    try {
      return ConfigTable.json(text);
    } catch (ConfigTable.Damage e) {
      try {
        return YamlDocument.read(text);
      } catch (ConfigTable.Damage alsoNoYaml) {
        throw text.stripLeading().startsWith("{") ? e : alsoNoYaml;
      }
    }
  }

  private Failure damaged(String what) {
    return new Failure(
        Exit.FAILED,
        "pachctl's configuration file " + location().file() + " is damaged: " + what,
        "The file was left as it is. Mend it, or move it away to begin anew; embedded contexts"
            + " work without it.");
  }

  private void closeToOthers(Path file) {
    if (OwnFile.isOpenToOthers(file)) {
      OwnFile.closeToOthers(file);
      notes.accept(
          OwnFile.isOpenToOthers(file)
              ? "others can read " + file + ", which holds tokens; only its owner can change that"
              : "others could read " + file + ", which holds tokens; its mode is 0600 now");
    }
  }

  private void requireDirectory(Path file) throws IOException {
    Path directory = file.getParent();
    if (location().isNamed() && directory != null && !Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "there is no such directory");
    }
  }
}
