package io.pachsh.cli.editor;

import io.pachsh.access.RefusedException;
import io.pachsh.configuration.EditorPage;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import io.pachsh.program.Editor;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.screen.Refusals;
import io.pachsh.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets a person change a text in their editor until it is taken. What is wrong is told in a
 * comment, and the file opens again; what they wrote is kept when it is given up.
 */
public final class TextEditing {
  private static final String EDIT = "edit";
  private static final String AGAIN = "Edit it again, or give up and change nothing?";

  private final Session session;
  private final Home home;
  private final Console console;
  private final Supplier<Editor> editor;

  public TextEditing(Session session, Home home, Console console, Supplier<Editor> editor) {
    this.session = session;
    this.home = home;
    this.console = console;
    this.editor = editor;
  }

  /**
   * What is edited.
   *
   * @param what in one word, by which files are named
   * @param named as in {@code The connector 'okta'}
   * @param takenBy the command that takes such a text from a file, whose name follows
   */
  public record Subject(String what, String named, String takenBy) {}

  /**
   * Fails where there is no person at a terminal, saying what to do instead.
   *
   * @param command the words of the command
   */
  public static void requirePerson(String command, String instead, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE, "'%s' needs a person at a terminal.".formatted(command), instead);
    }
  }

  /**
   * Opens a page in the editor, and again as long as the person goes on.
   *
   * @param taken takes what was written, or fails with what is wrong with it
   * @return what that answered; empty when nothing was changed
   */
  public Optional<Answer> edit(
      Subject subject, String text, Function<String, Answer> taken, Streams streams) {
    UnsentText unsent = new UnsentText(home, subject.what(), subject.takenBy());
    String page = text.stripTrailing();
    String edited = opened(page, page, unsent);
    while (!edited.isBlank() && !edited.equals(page)) {
      Failure problem;
      try {
        return Optional.of(taken.apply(edited));
      } catch (Failure e) {
        problem = e;
      } catch (RefusedException e) {
        problem = Refusals.failure(e.refusal());
      } catch (Interruption e) {
        throw interrupted(e, edited, unsent);
      }
      requireAnotherTry(problem, edited, subject, unsent, streams);
      edited = opened(EditorPage.withProblem(edited, problem), page, unsent);
    }
    return Optional.empty();
  }

  /** The editor's text; the session knows the secrets in it. */
  private String opened(String text, String page, UnsentText unsent) {
    String edited =
        editor
            .get()
            .edit(
                text,
                home.state(),
                unsent.what() + ".yaml",
                written ->
                    learnt(written).isBlank() || written.equals(page)
                        ? Lines.none()
                        : unsent.keep(written));
    return learnt(edited);
  }

  private String learnt(String text) {
    DocumentSecrets.in(text).forEach(session.secrets()::learn);
    return text;
  }

  private static Interruption interrupted(Interruption e, String edited, UnsentText unsent) {
    return e.told(
        why -> new Failure(why.exit(), why.sentence(), why.below().and(unsent.keep(edited))));
  }

  /** Asks whether the person goes on editing; if not, what they wrote is kept. */
  private void requireAnotherTry(
      Failure problem, String edited, Subject subject, UnsentText unsent, Streams streams) {
    streams.say(Lines.of(problem.sentence()).and(problem.below()));
    String choice;
    try {
      choice = console.choose(AGAIN, List.of(EDIT, "give up"));
    } catch (Interruption e) {
      throw interrupted(e, edited, unsent);
    }
    if (!choice.equals(EDIT)) {
      throw new Failure(
          problem.exit(), "%s is as it was.".formatted(subject.named()), unsent.keep(edited));
    }
  }
}
