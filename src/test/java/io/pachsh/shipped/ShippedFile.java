package io.pachsh.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A file of the directory {@code completions}, and how its text follows from the commands. */
public enum ShippedFile {
  BASH("pachsh.bash") {
    @Override
    public String text(List<CommandPage> pages) {
      return completed(ShellDialect.BOURNE, pages);
    }
  },
  ZSH("_pachsh") {
    @Override
    public String text(List<CommandPage> pages) {
      return completed(ShellDialect.BOURNE, pages);
    }
  },
  FISH("pachsh.fish") {
    @Override
    public String text(List<CommandPage> pages) {
      return completed(ShellDialect.FISH, pages);
    }
  },
  MANUAL("pachsh.1") {
    @Override
    public String text(List<CommandPage> pages) {
      return new ManualPage(pages).text();
    }
  };

  private static final String TABLE = "@TABLE@\n";

  private final String fileName;

  ShippedFile(String fileName) {
    this.fileName = fileName;
  }

  /** Its name in the directory. */
  public String fileName() {
    return fileName;
  }

  /** What stands in it. */
  public abstract String text(List<CommandPage> pages);

  /** The script of that name among the test's resources, with its tables filled in. */
  String completed(ShellDialect dialect, List<CommandPage> pages) {
    try (InputStream in = ShippedFile.class.getResourceAsStream("/shipped/" + fileName)) {
      String script =
          new String(Objects.requireNonNull(in, fileName).readAllBytes(), StandardCharsets.UTF_8);
      return script.replace(TABLE, dialect.functions(new CommandTable(pages)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
