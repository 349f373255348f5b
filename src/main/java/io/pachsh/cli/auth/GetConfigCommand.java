package io.pachsh.cli.auth;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.command.Command;
import io.pachsh.configuration.ConfigurationWriter;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import io.pachsh.session.Session;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows the auth configuration in the shape it was given, as JSON unless told otherwise. */
@CommandLine.Command(
    footer = {"", "Examples:", "  auth get-config", "  auth get-config -o yaml --show-secrets"})
final class GetConfigCommand implements Command {
  private final Session session;

  @Option(names = "--show-secrets", description = "Show the client secret instead of •••.")
  private boolean showSecrets;

  GetConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    LiveConfiguration live = session.caller().configuration().live();
    live.configuration()
        .flatMap(known -> known.client().authority())
        .ifPresent(
            authority ->
                streams.note(
                    "the provider's certificate is judged by an authority of its own: "
                        + authority));
    live.configuration().ifPresent(known -> BrowserReach.note(known, session, streams));
    Map<String, Object> document =
        live.configuration()
            .map(known -> ConfigurationWriter.document(known, live.version(), showSecrets))
            .orElseGet(
                () ->
                    live.isVersioned() ? Map.of("live_config_version", live.version()) : Map.of());
    Fields fields = new Fields(document);
    String json = new Renderer(0, Theme.PLAIN).render(Answer.one(fields), Format.JSON);
    Answer answer = new Answer.One(fields, json.lines().toList());
    return showSecrets && live.configuration().isPresent()
        ? answer.revealing(live.configuration().get().client().clientSecret())
        : answer;
  }
}
