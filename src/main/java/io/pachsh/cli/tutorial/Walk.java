package io.pachsh.cli.tutorial;

import io.pachsh.console.Input;
import io.pachsh.console.Keyboard;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.tutorial.Bookmark;
import io.pachsh.tutorial.Bookmarks;
import io.pachsh.tutorial.Page;
import io.pachsh.tutorial.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A walkthrough with a reader at the keyboard: each step is shown, and run, skipped or gone back
 * from as the reader says, who can try commands in between. To be at a step means that the steps
 * before it have been run in this room: going back and coming back take a new room and run them
 * again, unseen.
 */
final class Walk implements AutoCloseable {
  private static final Answer.Many WORDS =
      Answer.many(
          List.of("typed", "what_it_does"),
          List.of(
              word("Enter", "runs the commands shown above; after a failure, again"),
              word("show", "shows this step again"),
              word("skip", "goes on without running it"),
              word("back", "goes to the step before, on a fresh scratch cluster"),
              word("quit", "leaves; your place is kept"),
              word("COMMAND", "any other command runs on the scratch cluster: try it"),
              word("help COMMAND", "explains one; 'help auth' shows those that begin so")));

  private final Page page;
  private final Supplier<Classroom> rooms;
  private final Bookmarks bookmarks;
  private final Board board;
  private final Streams streams;
  private final Set<Integer> skipped = new TreeSet<>();
  private @Nullable Classroom open;
  private boolean keepsPlace = true;

  Walk(Page page, Supplier<Classroom> rooms, Bookmarks bookmarks, Board board, Streams streams) {
    this.page = page;
    this.rooms = rooms;
    this.bookmarks = bookmarks;
    this.board = board;
    this.streams = streams;
  }

  private enum Move {
    ON,
    BACK,
    LEAVE
  }

  /** Walks from the bookmark's step to the end, or until the reader leaves. */
  void from(Bookmark start) throws InterruptedException {
    List<Step> steps = page.steps();
    skipped.addAll(start.skipped());
    open = rooms.get();
    board.note(
        "Enter runs what is shown; skip, back, quit and help do what they say. All of it happens on"
            + " a scratch cluster in a scratch directory, which are never saved.");
    board.blank();
    int at = replay(start.step());
    Move move = Move.ON;
    while (at < steps.size() && move != Move.LEAVE) {
      board.step(steps.get(at));
      move = at(at);
      if (move == Move.BACK) {
        close();
        open = rooms.get();
        at = replay(at - 1);
      } else if (move == Move.ON) {
        at++;
        board.blank();
      }
      keep(at);
    }
    if (move == Move.LEAVE) {
      board.note("'tutorial " + page.name() + "' comes back here.");
    } else {
      board.passage(page.ending());
      board.blank();
      board.praise("That was '" + page.name() + "'. 'tutorial' lists the others.");
    }
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  /** Runs the steps before that one in the new room; gives the step that can be taken now. */
  private int replay(int target) throws InterruptedException {
    Lesson lesson = new Lesson(page, room());
    if (target > 0) {
      board.note("Running what came before again, on a fresh scratch cluster …");
    }
    for (int i = 0; i < target; i++) {
      if (!skipped.contains(i)
          && !(lesson.takeUnseen(page.steps().get(i)) instanceof Lesson.Result.Expected)) {
        board.warn(
            "This time " + lesson.place(i) + " does not end as it should; it goes on from there.",
            List.of());
        return i;
      }
    }
    if (target > 0) {
      board.blank();
    }
    return target;
  }

  /** What the reader makes of one step. */
  private Move at(int index) {
    Keyboard keyboard = room().keyboard();
    Optional<Move> move = Optional.empty();
    while (move.isEmpty()) {
      Input input = keyboard.readLine(prompt(index));
      if (input instanceof Input.Line line) {
        move = heed(line, index);
      } else if (input instanceof Input.End) {
        move = Optional.of(Move.LEAVE);
      } else {
        board.note("'quit' leaves the walkthrough, 'help' says what else there is.");
      }
    }
    return move.get();
  }

  /** Does what the reader typed; empty when that leaves the walk where it is. */
  private Optional<Move> heed(Input.Line typed, int index) {
    return switch (typed.text().strip()) {
      case "" -> take(index);
      case "skip" -> {
        skipped.add(index);
        yield Optional.of(Move.ON);
      }
      case "back" -> {
        if (index == 0) {
          board.note("This is the first step.");
        }
        yield index == 0 ? Optional.empty() : Optional.of(Move.BACK);
      }
      case "quit" -> Optional.of(Move.LEAVE);
      case "help" -> {
        board.table(WORDS);
        yield Optional.empty();
      }
      case "show" -> {
        board.step(page.steps().get(index));
        yield Optional.empty();
      }
      default -> tried(typed, index);
    };
  }

  /** Runs the step; goes on when it ends as it should, and says so when not. */
  private Optional<Move> take(int index) {
    Lesson lesson = new Lesson(page, room());
    try {
      Lesson.Result result =
          lesson.take(page.steps().get(index), streams, streams.out(), streams.err());
      if (result instanceof Lesson.Result.Otherwise otherwise) {
        board.warn("This did not end as it should.", otherwise.account());
        board.note(
            "Enter runs it again, 'skip' goes on all the same, 'back' begins the step before"
                + " afresh.");
        return Optional.empty();
      }
      skipped.remove(index);
      return Optional.of(result instanceof Lesson.Result.Leave ? Move.LEAVE : Move.ON);
    } catch (InterruptedException e) {
      board.blank();
      board.note("Interrupted. Enter runs it again, 'skip' goes on, 'quit' leaves.");
      return Optional.empty();
    }
  }

  /** Runs a command of the reader's own. */
  private Optional<Move> tried(Input.Line line, int index) {
    try {
      OptionalInt status = room().typed(line, prompt(index));
      return status.isEmpty() ? Optional.of(Move.LEAVE) : Optional.empty();
    } catch (InterruptedException e) {
      board.blank();
      return Optional.empty();
    }
  }

  private static Fields word(String word, String meaning) {
    return Fields.of("typed", word).with("what_it_does", meaning);
  }

  private String prompt(int index) {
    return page.name() + " " + (index + 1) + "/" + page.steps().size() + " > ";
  }

  private Classroom room() {
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
        board.warn(failure.sentence(), failure.hint().stream().toList());
        board.blank();
      }
    }
  }
}
