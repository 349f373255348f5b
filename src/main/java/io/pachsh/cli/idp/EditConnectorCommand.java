package io.pachsh.cli.idp;

import io.pachsh.access.RefusedException;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.command.Command;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.ConnectorPage;
import io.pachsh.configuration.identity.ConnectorReader;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.context.Home;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import io.pachsh.outside.QuotedWord;
import io.pachsh.program.Editor;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.screen.Refusals;
import io.pachsh.session.Session;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/**
 * Opens a connector in the person's editor, with what each key means, and changes it as it was
 * saved. Secrets are dots in the file. What is wrong is told in a comment, and the file opens
 * again.
 */
@CommandLine.Command(
    footer = {
      "",
      "The editor is $VISUAL, else $EDITOR, else vi or nano. A secret stays while it is •••; 'idp",
      "rotate-secret' changes one without an editor. What was written is kept in a file when it is",
      "given up, or when the editor ends with an error.",
      "",
      "Example:",
      "  idp edit-connector okta"
    })
final class EditConnectorCommand implements Command {
  private static final String EDIT = "edit";
  private static final String AGAIN = "Edit it again, or give up and change nothing?";

  private final Session session;
  private final Home home;
  private final Console console;
  private final Supplier<Editor> editor;

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's id.")
  private String id = "";

  EditConnectorCommand(Session session, Home home, Console console, Supplier<Editor> editor) {
    this.session = session;
    this.home = home;
    this.console = console;
    this.editor = editor;
  }

  @Override
  public Answer run(Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "'edit-connector' needs a person at a terminal.",
          "In a script, use 'idp get-connector %s' and 'idp update-connector -f FILE'."
              .formatted(QuotedWord.within(id)));
    }
    Connector stored = new StoredIdentities(session).connector(id);
    String page = ConnectorPage.of(ConnectorDraft.of(stored)).stripTrailing();
    String edited = edit(page, page);
    while (!edited.isBlank() && !edited.equals(page)) {
      Failure problem;
      try {
        return new ConnectorUpdate(session, stored).by(read(edited, stored), streams);
      } catch (Failure e) {
        problem = e;
      } catch (RefusedException e) {
        problem = Refusals.failure(e.refusal());
      } catch (Interruption e) {
        throw interrupted(e, edited);
      }
      requireAnotherTry(problem, edited, streams);
      edited = edit(ConnectorPage.withProblem(edited, problem), page);
    }
    return new Answer.One(
        new ConnectorAnswer(ConnectorDraft.of(stored)).fields().with("changes", List.of()),
        List.of("Nothing changes."));
  }

  /** The editor's text; the session knows the secrets in it. */
  private String edit(String text, String page) {
    String edited =
        editor.get().edit(text, home.state(), "connector.yaml", written -> kept(written, page));
    DocumentSecrets.in(edited).forEach(session.secrets()::learn);
    return edited;
  }

  /** Keeps what a person wrote, if it is something. */
  private Lines kept(String written, String page) {
    DocumentSecrets.in(written).forEach(session.secrets()::learn);
    return written.isBlank() || written.equals(page)
        ? Lines.none()
        : new UnsentConnector(home).keep(written);
  }

  private Interruption interrupted(Interruption e, String edited) {
    return e.told(
        why ->
            new Failure(
                why.exit(),
                why.sentence(),
                why.below().and(new UnsentConnector(home).keep(edited))));
  }

  private static ConnectorDraft read(String text, Connector stored) {
    ConnectorDraft written = ConnectorReader.update(text, id -> stored.type());
    if (!written.id().equals(stored.id())) {
      throw new Failure(
          Exit.FAILED,
          "A connector keeps its id '%s'.".formatted(stored.id()),
          "Write that, or make another connector with 'idp create-connector'.");
    }
    boolean isCurrent = written.version().equals(OptionalLong.of(stored.version()));
    return isCurrent ? written.withoutVersion() : written;
  }

  /** Asks whether the person goes on editing; if not, what they wrote is kept. */
  private void requireAnotherTry(Failure problem, String edited, Streams streams) {
    streams.say(Lines.of(problem.sentence()).and(problem.below()));
    String choice;
    try {
      choice = console.choose(AGAIN, List.of(EDIT, "give up"));
    } catch (Interruption e) {
      throw interrupted(e, edited);
    }
    if (!choice.equals(EDIT)) {
      throw new Failure(
          problem.exit(),
          "The connector '%s' is as it was.".formatted(id),
          new UnsentConnector(home).keep(edited));
    }
  }
}
