package io.pachsh.cli.idp;

import io.pachsh.cli.editor.TextEditing;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.command.Command;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.configuration.identity.ConnectorPage;
import io.pachsh.configuration.identity.ConnectorReader;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.outside.QuotedWord;
import io.pachsh.session.Session;
import java.util.List;
import java.util.OptionalLong;
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
  private final Session session;
  private final TextEditing editing;

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's id.")
  private String id = "";

  EditConnectorCommand(Session session, TextEditing editing) {
    this.session = session;
    this.editing = editing;
  }

  @Override
  public Answer run(Streams streams) {
    TextEditing.requirePerson(
        "edit-connector",
        "In a script, use 'idp get-connector %s' and 'idp update-connector -f FILE'."
            .formatted(QuotedWord.within(id)),
        streams);
    Connector stored = new StoredIdentities(session).connector(id);
    return editing
        .edit(
            new TextEditing.Subject(
                "connector", "The connector '%s'".formatted(id), "idp update-connector -f"),
            ConnectorPage.of(ConnectorDraft.of(stored)),
            text -> new ConnectorUpdate(session, stored).by(read(text, stored), streams),
            streams)
        .orElseGet(
            () ->
                new Answer.One(
                    new ConnectorAnswer(ConnectorDraft.of(stored))
                        .fields()
                        .with("changes", List.of()),
                    List.of("Nothing changes.")));
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
}
