package io.pachsh.cli.builtin;

import io.pachsh.command.Command;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import io.pachsh.session.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes the settings, which are saved with the session. */
@CommandLine.Command(
    footer = {"", "Examples:", "  set", "  set autosave on", "  set -euo pipefail"})
final class SetCommand implements Command {
  private final Session session;

  @Parameters(index = "0", arity = "0..1", paramLabel = "SETTING", description = "The setting.")
  private @Nullable String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "Its new value.")
  private @Nullable String value;

  @Option(names = "-e", description = "Accepted: a script stops at the first command that fails.")
  private boolean errors;

  @Option(names = "-u", description = "Accepted: an unset variable is an error.")
  private boolean unset;

  @Option(names = "-x", description = "Accepted, with a word: 'pachsh -x' shows each command.")
  private boolean trace;

  @Option(
      names = "--option",
      paramLabel = "NAME",
      description =
          "What shells write as '-o NAME', which may be written, too. Accepted for errexit, nounset"
              + " and pipefail: pachsh behaves so.")
  private List<String> shell = List.of();

  SetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    if (errors || unset || trace || !shell.isEmpty()) {
      return ShellOptions.accept(shell, trace, streams);
    }
    if (name != null && name.matches("\\+[a-zA-Z]+")) {
      throw ShellOptions.refused(name, value);
    }
    if (name == null) {
      List<Fields> rows = new ArrayList<>();
      for (Settings setting : Settings.values()) {
        rows.add(row(setting));
      }
      return Answer.many(List.of("name", "value", "meaning"), rows).withProse("meaning");
    }
    Settings setting = Settings.named(name);
    if (value == null) {
      return Answer.one(row(setting), setting.wireName() + " " + setting.value(session.contexts()));
    }
    session.setContexts(setting.changed(session.contexts(), value));
    return Answer.nothing();
  }

  private Fields row(Settings setting) {
    return Fields.of("name", setting.wireName())
        .with("value", setting.value(session.contexts()))
        .with("meaning", setting.meaning());
  }
}
