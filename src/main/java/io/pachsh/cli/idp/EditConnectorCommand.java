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
import io.pachsh.output.Answer;
import io.pachsh.outside.Lines;
import io.pachsh.program.Editor;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.screen.Refusals;
import io.pachsh.session.Session;
import java.util.List;
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
      "rotate-secret' changes one without an editor.",
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
              .formatted(id));
    }
    Connector stored = new StoredIdentities(session).connector(id);
    String page = ConnectorPage.of(ConnectorDraft.of(stored)).stripTrailing();
    String edited = edit(page);
    while (!edited.isBlank() && !edited.equals(page)) {
      try {
        return new ConnectorUpdate(session, stored).by(read(edited, stored), streams);
      } catch (Failure e) {
        requireAnotherTry(e, streams);
        edited = edit(ConnectorPage.withProblem(edited, e));
      } catch (RefusedException e) {
        Failure refused = Refusals.failure(e.refusal());
        requireAnotherTry(refused, streams);
        edited = edit(ConnectorPage.withProblem(edited, refused));
      }
    }
    return new Answer.One(
        new ConnectorAnswer(ConnectorDraft.of(stored)).fields().with("changes", List.of()),
        List.of("Nothing changes."));
  }

  /** The editor's text; the session knows the secrets in it. */
  private String edit(String text) {
    String edited = editor.get().edit(text, home.state(), "connector.yaml");
    DocumentSecrets.in(edited).forEach(session.secrets()::learn);
    return edited;
  }

  private static ConnectorDraft read(String text, Connector stored) {
    ConnectorDraft written = ConnectorReader.update(text, id -> stored.type());
    if (!written.id().equals(stored.id())) {
      throw new Failure(
          Exit.FAILED,
          "A connector keeps its id '%s'.".formatted(stored.id()),
          "Write that, or make another connector with 'idp create-connector'.");
    }
    return written;
  }

  /** Asks whether the person goes on editing; if not, what is wrong is the command's failure. */
  private void requireAnotherTry(Failure problem, Streams streams) {
    streams.say(Lines.of(problem.sentence()).and(problem.below()));
    if (!console.choose(AGAIN, List.of(EDIT, "give up")).equals(EDIT)) {
      throw new Failure(problem.exit(), "The connector '%s' is as it was.".formatted(id));
    }
  }
}
