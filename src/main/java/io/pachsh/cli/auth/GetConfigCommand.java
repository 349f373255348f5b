package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.cli.auth.signin.BrowserReach;
import io.pachsh.cli.idp.setup.StoredGuide;
import io.pachsh.command.Command;
import io.pachsh.configuration.ConfigurationWriter;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.output.Format;
import io.pachsh.output.Renderer;
import io.pachsh.provisioning.GuideTranslation;
import io.pachsh.session.Session;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Shows the auth configuration in the shape it was given, as JSON unless told otherwise. */
@CommandLine.Command(
    footer = {
      "",
      "Examples:",
      "  auth get-config",
      "  auth get-config -o yaml --show-secrets",
      "  auth get-config --guide"
    })
final class GetConfigCommand implements Command {
  private final Session session;

  @Option(names = "--show-secrets", description = "Show the client secret instead of •••.")
  private boolean showSecrets;

  @Option(
      names = "--guide",
      description =
          "Where people log in through an identity service: the provider behind it, in the shape of"
              + " the Okta guide.")
  private boolean guide;

  @Option(
      names = "--connector",
      paramLabel = "CONNECTOR",
      description = "With --guide: which, where there is more than one.")
  private @Nullable String connector;

  GetConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Answer run(Streams streams) {
    LiveConfiguration live = session.caller().configuration().live();
    if (guide && !(live.configuration().orElse(null) instanceof AuthConfiguration.Guide)) {
      GuideTranslation.View view = StoredGuide.of(session).view(Optional.ofNullable(connector));
      view.lost().forEach(lost -> streams.note("not in the guide's shape: " + lost));
      return shown(new LiveConfiguration(0, Optional.of(view.guide())));
    }
    live.configuration()
        .flatMap(known -> known.client().authority())
        .ifPresent(
            authority ->
                streams.note(
                    "the provider's certificate is judged by an authority of its own: "
                        + authority));
    live.configuration().ifPresent(known -> BrowserReach.note(known, session, streams));
    return shown(live);
  }

  private Answer shown(LiveConfiguration live) {
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
