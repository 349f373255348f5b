package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.cli.auth.signin.BrowserReach;
import io.pachsh.cli.idp.setup.GuideRun;
import io.pachsh.cli.idp.setup.UsableProvider;
import io.pachsh.cluster.ConfigurationChange;
import io.pachsh.cluster.ConfigurationStore;
import io.pachsh.command.Confirmation;
import io.pachsh.configuration.Acceptance;
import io.pachsh.configuration.ConfigurationDiff;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a configuration to the cluster, whoever wrote it. On a real cluster the guide's shape
 * is a plan of several changes, see {@link GuideRun}; else, in this order, each step once:
 *
 * <ol>
 *   <li>a masked secret in it is taken from what is live;
 *   <li>it is judged without the provider: its version, what the cluster can keep, the authorities;
 *   <li>the provider is asked for its discovery document, unless {@code --offline}, and at a real
 *       cluster never, which asks itself;
 *   <li>what changes is shown; a dry run ends here;
 *   <li>on a protected context the person agrees;
 *   <li>the cluster is told, which ends the sessions of a former provider's users.
 * </ol>
 *
 * @param live what is there before
 */
record ConfigurationRun(
    Session session,
    LiveConfiguration live,
    ConfigurationOptions options,
    Confirmation confirmation,
    boolean dryRun) {
  private static final String LOGIN = "'auth login' tries it";

  private ConfigurationStore store() {
    return session.caller().configuration();
  }

  /** What the cluster would take. */
  Acceptance acceptance() {
    return new Acceptance(
        live,
        store()::requireKeepable,
        session.secrets()::masked,
        name -> session.variables().value(name).isPresent());
  }

  /**
   * Goes that way.
   *
   * @param asking where the plan for a real cluster is agreed to
   */
  Answer of(ConfigurationInput given, Streams streams, Streams asking) {
    if (!live.isVersioned() && given.configuration() instanceof AuthConfiguration.Guide) {
      options.providerCa().requirePossible(live);
      return new GuideRun(session).run(given, options.guideRequest(dryRun), confirmation, asking);
    }
    ConfigurationInput input = given.keepingSecret(live.configuration());
    session.secrets().learn(input.configuration().client().clientSecret());
    List<String> notes = new ArrayList<>(input.notes());
    if (live.isVersioned() && input.liveConfigVersion() == 0) {
      notes.add("Without a live_config_version, whatever configuration is live is replaced.");
    }
    acceptance().require(input);
    if (!live.isVersioned() && !input.configuration().scopes().contains(AuthConfiguration.OPENID)) {
      notes.add(
          "pachd asks the provider for the scopes that are set, and no others: without 'openid' in"
              + " 'scopes' nobody can log in.");
    }
    options.providerCa().requirePossible(live);
    AuthConfiguration wanted = input.configuration();
    wanted =
        wanted.withClient(
            options
                .providerCa()
                .applied(wanted.client(), live, session.directory().current(), notes));
    AuthConfiguration configuration =
        live.isVersioned() ? asPublished(wanted, notes, streams) : wanted;
    List<String> lines =
        new ArrayList<>(ConfigurationDiff.lines(live.configuration(), configuration));
    boolean isSame = lines.isEmpty();
    if (isSame) {
      lines.add("Nothing changes.");
    }
    notes.forEach(streams::note);
    BrowserReach.note(configuration, session, streams);
    if (dryRun) {
      lines.add("This was a dry run: the configuration is as before" + version(live) + ".");
      return new Answer.One(
          Fields.of("live_config_version", live.version()).with("changes", lines), lines);
    }
    int told = 0;
    if (confirmation.requireOnProtected(
        lines,
        "People log in to '%s' by this configuration then.".formatted(session.context().name()),
        streams)) {
      told = lines.size();
    }
    ConfigurationChange change =
        store().set(configuration, input.liveConfigVersion(), options.isForced());
    if (change.sessionsEnded() > 0) {
      lines.add("Sessions of the former provider's users that ended: " + change.sessionsEnded());
    }
    if (!change.orphans().isEmpty()) {
      lines.add("Role bindings of the former provider's principals are left behind:");
      change.orphans().stream().map(Principal::text).forEach(text -> lines.add("  " + text));
    }
    LiveConfiguration now = new LiveConfiguration(change.version(), Optional.of(configuration));
    lines.add("The configuration is live" + version(now) + ".");
    return new Answer.One(
            Fields.of("live_config_version", change.version()).with("changes", lines),
            lines.subList(told, lines.size()))
        .leadingTo(isSame ? Optional.empty() : Optional.of(LOGIN));
  }

  private static String version(LiveConfiguration live) {
    return live.isVersioned() ? ", version " + live.version() : "";
  }

  private AuthConfiguration asPublished(
      AuthConfiguration configuration, List<String> notes, Streams streams) {
    if (options.isOffline()) {
      notes.add("the provider was not asked (--offline)");
      return configuration;
    }
    OidcClient client = configuration.client();
    Discovery discovery =
        Progress.during(
            "Asking the provider", streams, () -> store().discover(configuration).orElseThrow());
    UsableProvider provider =
        UsableProvider.of(
            client.issuer(), discovery, "Nothing was changed. --offline skips this check.");
    notes.addAll(provider.settling());
    notes.addAll(provider.notes());
    return configuration.withClient(client.withIssuer(provider.issuer()));
  }
}
