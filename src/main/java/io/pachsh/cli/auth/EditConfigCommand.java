package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.cli.editor.TextEditing;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.configuration.ConfigurationPage;
import io.pachsh.configuration.ConfigurationReader;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/**
 * Opens the auth configuration in the person's editor, in the shape it has, and lets what was saved
 * take effect as {@code auth set-config} does.
 */
@CommandLine.Command(
    footer = {
      "",
      "The editor is $VISUAL, else $EDITOR, else vi or nano. The secret stays while it is •••, and",
      "issuer and client id stay. What was written is kept in a file when it is given up, or when",
      "the editor ends with an error.",
      "",
      "Example:",
      "  auth edit-config"
    })
final class EditConfigCommand implements Command {
  private final Session session;
  private final Console console;
  private final TextEditing editing;

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Mixin private final Confirmation confirmation;

  EditConfigCommand(Session session, Console console, TextEditing editing) {
    this.session = session;
    this.console = console;
    this.editing = editing;
    this.confirmation = SetConfigCommand.confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    TextEditing.requirePerson(
        "auth edit-config",
        "In a script, use 'auth get-config -o yaml' and 'auth set-config -f FILE'.",
        streams);
    LiveConfiguration seen = live();
    AuthConfiguration configuration =
        seen.configuration()
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "There is no auth configuration that could be edited.",
                        "Give one: 'auth set-config -f FILE', or answer the questions of 'idp"
                            + " setup'."));
    return editing
        .edit(
            new TextEditing.Subject(
                "configuration", "The auth configuration", "auth set-config -f"),
            ConfigurationPage.of(configuration, seen.version(), session.context().name()),
            text -> taken(text, seen, streams),
            streams)
        .orElseGet(
            () ->
                new Answer.One(
                    Fields.of("live_config_version", seen.version()).with("changes", List.of()),
                    List.of("Nothing changes.")));
  }

  private LiveConfiguration live() {
    return session.caller().configuration().live();
  }

  /** Where no versions are counted, what is live now has to be what the person saw. */
  private Answer taken(String text, LiveConfiguration seen, Streams streams) {
    LiveConfiguration live = live();
    if (!live.isVersioned() && !live.equals(seen)) {
      throw new Failure(
          Exit.FAILED,
          "Somebody else changed the auth configuration in the meantime.",
          "Nothing was changed. Look at 'auth get-config', and make the change in that.");
    }
    return new ConfigurationRun(session, live, options, confirmation, false)
        .of(ConfigurationReader.edited(text), streams, streams.askingThrough(console));
  }
}
