package io.pachsh.cli.tutorial;

import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import io.pachsh.tutorial.TutorialPage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A walkthrough with a reader at the keyboard: each step is shown, and run, skipped or gone back
 * from as the reader says, who can try commands in between. To be at a step means that the steps
 * before it have been run in this sandbox: going back and coming back take a new sandbox and run
 * them again, unseen.
 */
final class InteractiveRun implements AutoCloseable {
  private final TutorialPage page;
  private final Supplier<Sandbox> sandboxes;
  private final Bookmarks bookmarks;
  private final PageView view;
  private final Streams streams;
  private final Set<Integer> skipped = new TreeSet<>();
  private @Nullable Sandbox open;
  private boolean keepsPlace = true;

  InteractiveRun(
      TutorialPage page,
      Supplier<Sandbox> sandboxes,
      Bookmarks bookmarks,
      PageView view,
      Streams streams) {
    this.page = page;
    this.sandboxes = sandboxes;
    this.bookmarks = bookmarks;
    this.view = view;
    this.streams = streams;
  }

  /** Walks from the bookmark's step to the end, or until the reader leaves. */
  void from(Bookmark start) {
    skipped.addAll(start.skipped());
    open = sandboxes.get();
    view.note(
        "Type what is shown, or press Enter to run it; skip, back, quit and help do what they say."
            + " All of it happens on a scratch cluster in a scratch directory, which are never"
            + " saved.");
    view.blank();
    int at = replay(start.step());
    StepPrompt.Move move = StepPrompt.Move.ON;
    while (at < page.steps().size() && move != StepPrompt.Move.LEAVE) {
      move = StepPrompt.at(at, new StepRunner(page, sandbox()), view, streams).stay();
      at = moved(at, move);
      keep(at);
    }
    if (move == StepPrompt.Move.LEAVE) {
      view.note("'tutorial " + page.name() + "' comes back here.");
    } else {
      view.passage(page.ending());
      view.blank();
      view.praise("That was '" + page.name() + "'. 'tutorial' lists the others.");
    }
  }

  /** The step to take next. */
  private int moved(int at, StepPrompt.Move move) {
    switch (move) {
      case ON -> skipped.remove(at);
      case OVER -> skipped.add(at);
      case BACK -> {
        close();
        open = sandboxes.get();
        return replay(at - 1);
      }
      case LEAVE -> {
        return at;
      }
    }
    view.blank();
    return at + 1;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** Runs the steps before that one in the new sandbox; gives the step that can be taken now. */
  private int replay(int target) {
    StepRunner runner = new StepRunner(page, sandbox());
    if (target > 0) {
      view.note("Running what came before again, on a fresh scratch cluster …");
    }
    for (int i = 0; i < target; i++) {
      if (!skipped.contains(i)
          && !(runner.takeUnseen(runner.step(i)) instanceof StepTaking.Result.Expected)) {
        view.warn(
            "This time " + runner.place(i) + " does not end as it should; it goes on from there.",
            List.of());
        return i;
      }
    }
    if (target > 0) {
      view.blank();
    }
    return target;
  }

  private Sandbox sandbox() {
    if (open == null) {
      throw new IllegalStateException("the walk has not begun");
    }
    return open;
  }

  /** The walk does not end because a place cannot be kept; it is said once. */
  private void keep(int at) {
    if (keepsPlace) {
      try {
        if (at > 0 || bookmarks.of(page.name()).isPresent()) {
          bookmarks.keep(new Bookmark(page.name(), at, skipped));
        }
      } catch (Failure failure) {
        keepsPlace = false;
        view.warn(failure.sentence(), failure.below().all());
        view.blank();
      }
    }
  }
}
