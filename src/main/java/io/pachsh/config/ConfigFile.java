package io.pachsh.config;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.FileTrouble;
import io.pachsh.file.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * pachctl's configuration file. Several pachsh take turns by a lock beside it; pachctl takes none,
 * so what it wrote is looked for until just before ours takes the file's place.
 */
public final class ConfigFile {
  private static final int TRIES = 20;

  private final Supplier<ConfigLocation> location;
  private final Supplier<Optional<String>> pachdAddress;
  private final Consumer<String> notes;

  /**
   * A file that is not looked for until it is needed.
   *
   * @param pachdAddress PACHD_ADDRESS
   * @param notes what a person should know though nothing failed, a sentence each
   */
  public ConfigFile(
      Supplier<ConfigLocation> location,
      Supplier<Optional<String>> pachdAddress,
      Consumer<String> notes) {
    this.location = location;
    this.pachdAddress = pachdAddress;
    this.notes = notes;
  }

  public ConfigLocation location() {
    return location.get();
  }

  /** What the file says; what pachctl begins with where there is none. */
  public PachctlConfig load() {
    Path file = location().file();
    try {
      PachctlConfig config = parsed(text(file));
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
      // What the file is a link to is replaced, not the link.
      Path real = Files.exists(file) ? file.toRealPath() : file;
      Path lockFile = real.resolveSibling("." + real.getFileName() + ".pachsh-lock");
      try (FileChannel channel = PrivateFile.openForAppend(lockFile);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        PrivateFile.deleteLeftovers(real);
        return replace(real, change);
      }
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "pachctl's configuration file " + file + " cannot be written: " + FileTrouble.reason(e),
          "What was not written is still in this session: mend the cause and 'save' again.");
    }
  }

  private PachctlConfig replace(Path file, UnaryOperator<PachctlConfig> change) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      String before = text(file);
      PachctlConfig config =
          change.apply(parsed(before)).withUserId(UUID.randomUUID().toString().replace("-", ""));
      String after = Document.text(config.root());
      if (PrivateFile.replaceIf(file, out -> out.write(after), () -> text(file).equals(before))) {
        return config;
      }
    }
    throw new IOException("another program writes it all the time");
  }

  private PachctlConfig merged(PachctlConfig base, PachctlConfig mine, PachctlConfig theirs) {
    try {
      return ThreeWay.merge(base, mine, theirs);
    } catch (ThreeWay.Conflict e) {
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
      String text = Files.readString(file);
      return text.startsWith("\ufeff") ? text.substring(1) : text; // a byte order mark
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private PachctlConfig parsed(String text) {
    try {
      return PachctlConfig.of(table(text), pachdAddress.get(), this::damaged);
    } catch (Document.Damage e) {
      throw damaged(e.what());
    }
  }

  private static Node.Table table(String text) throws Document.Damage {
    try {
      return Document.json(text);
    } catch (Document.Damage e) {
      try {
        return YamlDocument.read(text);
      } catch (Document.Damage alsoNoYaml) {
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
    if (PrivateFile.isOpenToOthers(file)) {
      PrivateFile.closeToOthers(file);
      notes.accept(
          PrivateFile.isOpenToOthers(file)
              ? "others can read " + file + ", which holds tokens; only its owner can change that"
              : "others could read " + file + ", which holds tokens; its mode is 0600 now");
    }
  }

  private void requireDirectory(Path file) throws IOException {
    Path directory = file.getParent();
    if (location().isNamed() && directory != null && !Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "there is no such directory");
    }
    PrivateFile.makeDirectory(file.resolveSibling(""));
  }
}
