package io.pachsh.cli.tutorial;

import io.pachsh.command.CommandTree;
import io.pachsh.console.Console;
import io.pachsh.console.Theme;
import io.pachsh.tutorial.Bookmarks;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The word {@code tutorial}. */
public final class TutorialCommands {
  private TutorialCommands() {}

  /**
   * How things look.
   *
   * @param columns how wide a text may be, asked each time
   */
  public record Look(IntSupplier columns, Supplier<Theme> theme) {}

  /**
   * Adds it.
   *
   * @param sandboxes opens a sandbox for a walkthrough
   * @param bookmarks the file that keeps how far the reader came
   */
  public static void addTo(
      CommandTree tree, Supplier<Sandbox> sandboxes, Path bookmarks, Console console, Look look) {
    tree.section("Learning")
        .actingOnContext(false)
        .add(
            "tutorial",
            "Teaches pachsh step by step, on a scratch cluster.",
            () -> new TutorialCommand(sandboxes, new Bookmarks(bookmarks), console, look));
  }
}
