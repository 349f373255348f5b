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
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.Acceptance;
import io.pachsh.configuration.ConfigurationDiff;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.configuration.ConfigurationReader;
import io.pachsh.console.Console;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.output.Fields;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Connects an identity provider. On a real cluster the guide's shape is a plan of several changes,
 * see {@link GuideRun}; else, in this order, each step once:
 *
 * <ol>
 *   <li>the cluster says what is live;
 *   <li>the document is read, and a masked secret in it taken from what is live;
 *   <li>it is judged without the provider: its version, what the cluster can keep, the authorities;
 *   <li>the provider is asked for its discovery document, unless {@code --offline}, and at a real
 *       cluster never, which asks itself;
 *   <li>what changes is shown; {@code --dry-run} ends here;
 *   <li>the cluster is told, which ends the sessions of a former provider's users.
 * </ol>
 */
@CommandLine.Command(
    footer = {
      "",
      "The configuration is YAML or JSON, in the shape of the Okta guide or of pachctl 2.x.",
      "On a real cluster the guide's shape becomes a connector, a client and a configuration in",
      "pachctl's shape: the plan is shown first, and taken back if a step fails.",
      "",
      "Examples:",
      "  auth set-config -f okta.yaml --dry-run",
      "  auth set-config -f keycloak.yaml --provider-ca @company-ca.pem",
      "  auth set-config --issuer https://example.okta.com    (changes one value of what is live)",
      "  auth set-config < okta.yaml"
    })
final class SetConfigCommand implements Command, SecretInput, ReadsDocument {
  private static final GivenText GIVEN =
      new GivenText(
          "configuration",
          GivenText.CONFIGURATION,
          "Give it with -f FILE, with '< FILE', or as a here-document: auth set-config <<EOF");

  private static final String LOGIN = "'auth login' tries it";

  private final Session session;
  private final Console console;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The configuration; - or absent for standard input.")
  private @Nullable String file;

  @Option(names = "--dry-run", description = "Check everything and show what would change.")
  private boolean dryRun;

  @Option(names = "--offline", description = "Do not ask the provider.")
  private boolean offline;

  @Mixin private final ProviderCa providerCa = new ProviderCa();

  @Mixin private final ConfigurationAmendment amendment = new ConfigurationAmendment();

  @Option(
      names = "--force",
      description = "Even when nobody could administer the cluster afterwards.")
  private boolean force;

  @Option(
      names = "--identity-issuer",
      paramLabel = "URL",
      description =
          "On a real cluster, with the guide's shape: where its identity service is, for tokens and"
              + " browsers.")
  private @Nullable String identityIssuer;

  @Option(
      names = "--show-secrets",
      description = "Write secrets into the values for Helm, where those are the answer.")
  private boolean showSecrets;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description =
          "Change the client secret alone, given as @FILE or env:NAME; reads no document.")
  private @Nullable Secret secret;

  @Mixin private final Confirmation confirmation;

  SetConfigCommand(Session session, Console console) {
    this.session = session;
    this.console = console;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    ConfigurationStore store = session.caller().configuration();
    LiveConfiguration live = store.live();
    if (secret != null) {
      return new SecretChange(store, live).make(secret, dryRun, force);
    }
    Acceptance acceptance =
        new Acceptance(
            live,
            store::requireKeepable,
            session.secrets()::masked,
            name -> session.variables().value(name).isPresent());
    ConfigurationInput given = given(live, acceptance, streams);
    if (!live.isVersioned() && given.configuration() instanceof AuthConfiguration.Guide) {
      providerCa.requirePossible(live);
      return new GuideRun(session)
          .run(
              given,
              new GuideRun.Request(dryRun, showSecrets, Optional.ofNullable(identityIssuer)),
              confirmation,
              streams.askingThrough(console));
    }
    ConfigurationInput input = given.keepingSecret(live.configuration());
    session.secrets().learn(input.configuration().client().clientSecret());
    List<String> notes = new ArrayList<>(input.notes());
    if (live.isVersioned() && input.liveConfigVersion() == 0) {
      notes.add("Without a live_config_version, whatever configuration is live is replaced.");
    }
    acceptance.require(input);
    if (!live.isVersioned() && !input.configuration().scopes().contains(AuthConfiguration.OPENID)) {
      notes.add(
          "pachd asks the provider for the scopes that are set, and no others: without 'openid' in"
              + " 'scopes' nobody can log in.");
    }
    providerCa.requirePossible(live);
    AuthConfiguration wanted = input.configuration();
    wanted =
        wanted.withClient(
            providerCa.applied(wanted.client(), live, session.directory().current(), notes));
    AuthConfiguration configuration =
        live.isVersioned() ? asPublished(store, wanted, notes, streams) : wanted;
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
    ConfigurationChange change = store.set(configuration, input.liveConfigVersion(), force);
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
            Fields.of("live_config_version", change.version()).with("changes", lines), lines)
        .leadingTo(isSame ? Optional.empty() : Optional.of(LOGIN));
  }

  private ConfigurationInput given(LiveConfiguration live, Acceptance acceptance, Streams streams) {
    if (!amendment.isGiven()) {
      return ConfigurationReader.read(text(streams), acceptance);
    }
    if (file != null) {
      throw new Failure(
          Exit.USAGE,
          "A file is a whole configuration, of which no single value is changed.",
          "Leave out -f, or change the value in the file.");
    }
    return amendment.applied(live, console, streams);
  }

  @Override
  public void requireReadable(String document) {
    ConfigurationReader.read(document);
  }

  private static String version(LiveConfiguration live) {
    return live.isVersioned() ? ", version " + live.version() : "";
  }

  private AuthConfiguration asPublished(
      ConfigurationStore store,
      AuthConfiguration configuration,
      List<String> notes,
      Streams streams) {
    if (offline) {
      notes.add("the provider was not asked (--offline)");
      return configuration;
    }
    OidcClient client = configuration.client();
    Discovery discovery =
        Progress.during(
            "Asking the provider", streams, () -> store.discover(configuration).orElseThrow());
    UsableProvider provider =
        UsableProvider.of(
            client.issuer(), discovery, "Nothing was changed. --offline skips this check.");
    notes.addAll(provider.settling());
    notes.addAll(provider.notes());
    return configuration.withClient(client.withIssuer(provider.issuer()));
  }

  private String text(Streams streams) {
    String document = GIVEN.read(file, session.directory().current(), streams);
    secretsIn(document).forEach(session.secrets()::learn);
    return document;
  }

  @Override
  public List<Secret> secretsIn(String input) {
    return DocumentSecrets.in(input);
  }
}
