package io.pachsh.cli.idp.setup;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.RedirectRule;
import io.pachsh.access.RelyingParty;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.configuration.identity.ConnectorDraft;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.output.Answer;
import io.pachsh.provisioning.IdentityAddress;
import io.pachsh.provisioning.LoginGoal;
import io.pachsh.provisioning.ProviderPreset;
import io.pachsh.provisioning.Provisioning;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leads a person from a provider's app to the first login through it. */
@CommandLine.Command(
    footer = {
      "",
      "Asks what no option says and tests each answer; shows a plan, and applies it as one.",
      "",
      "Examples:",
      "  idp setup",
      "  idp setup okta --issuer dev-12345678.okta.com",
      "  idp setup --device",
      "  idp setup okta --issuer $OKTA_ISSUER --client-id $OKTA_CLIENT_ID --client-secret"
          + " env:OKTA_CLIENT_SECRET --yes"
    })
final class SetupCommand implements Command {
  private final Session session;
  private final Console console;
  private final Supplier<RelyingParty> relyingParty;
  private final Consumer<Streams> login;

  @Parameters(
      arity = "0..1",
      paramLabel = "PRESET",
      description = "The provider: okta, google, keycloak, auth0, entra or generic.")
  private @Nullable String preset;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The provider's issuer, or its domain or tenant.")
  private @Nullable String issuer;

  @Option(names = "--client-id", paramLabel = "ID", description = "The app's id at the provider.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret",
      paramLabel = "TOKEN",
      description = "The app's secret, as @FILE or env:NAME.")
  private @Nullable Secret clientSecret;

  @Option(
      names = "--name",
      paramLabel = "ID",
      description = "The connector's id and name; by default the preset's.")
  private @Nullable String name;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URL",
      description = "Where the identity service sends browsers back to the cluster.")
  private @Nullable String redirectUri;

  @Option(
      names = "--identity-issuer",
      paramLabel = "URL",
      description = "Where the identity service is, for tokens and browsers.")
  private @Nullable String identityIssuer;

  @Option(
      names = "--device",
      description = "Let people log in whose browser is on another device, too; alone, only that.")
  private boolean device;

  @Option(names = "--offline", description = "Do not ask the provider.")
  private boolean offline;

  @Option(names = "--dry-run", description = "Check everything and show the plan.")
  private boolean dryRun;

  @Option(
      names = "--show-secrets",
      description = "Write secrets into the values for Helm, where those are the answer.")
  private boolean showSecrets;

  @Mixin private final Confirmation confirmation;

  /**
   * @param login runs {@code auth login}
   */
  SetupCommand(
      Session session,
      Console console,
      Supplier<RelyingParty> relyingParty,
      Consumer<Streams> login) {
    this.session = session;
    this.console = console;
    this.relyingParty = relyingParty;
    this.login = login;
    this.confirmation = new Confirmation(session, console);
  }

  @Override
  public Answer run(Streams streams) {
    IdentityCluster clusters = new IdentityCluster(session);
    Provisioning there = clusters.provisioning();
    Optional<AuthConfiguration> present = there.configuration();
    String redirect =
        Optional.ofNullable(redirectUri)
            .or(() -> present.map(live -> live.client().redirectUri()))
            .orElse(RedirectRule.LOOPBACK);
    IdentityAddress address = there.address(Optional.ofNullable(identityIssuer), redirect);
    clusters.warn(streams);
    boolean devicesAlone = device && preset == null && issuer == null;
    if (devicesAlone) {
      there.requireIdentityService();
    }
    Optional<ConnectorDraft> connector =
        devicesAlone ? Optional.empty() : Optional.of(connector(address, streams));
    LoginGoal goal =
        new LoginGoal(
            address,
            connector,
            redirect,
            present
                .filter(live -> live.client().issuer().equals(address.issuer()))
                .map(AuthConfiguration::requiresVerifiedEmail)
                .orElse(false),
            device);
    Answer.One answer =
        new PlanRun(there, session.secrets(), confirmation, dryRun, showSecrets)
            .run(goal, connector.isEmpty() ? List.of() : advice(address), streams);
    return dryRun || devicesAlone ? answer : tried(answer, streams);
  }

  private ConnectorDraft connector(IdentityAddress address, Streams streams) {
    SetupQuestions questions = new SetupQuestions(console, streams);
    ProviderPreset chosen =
        ProviderPreset.named(
                questions.choice(
                    Optional.ofNullable(preset),
                    "provider",
                    "Which provider?",
                    Arrays.stream(ProviderPreset.values()).map(ProviderPreset::word).toList()))
            .orElseThrow();
    ProviderProbe.Usable provider = provider(chosen, questions, streams);
    provider.notes().forEach(streams::note);
    if (streams.atTerminal() && clientId == null) {
      chosen.hints().forEach(streams::say);
      streams.say("Its redirect URI: " + address.callback());
    }
    String id =
        questions.text(Optional.ofNullable(clientId), "--client-id", "Client id", answer -> answer);
    Secret secret =
        session
            .secrets()
            .learn(
                questions.secret(
                    Optional.ofNullable(clientSecret), "--client-secret", "Client secret"));
    return chosen.connector(
        name == null ? chosen.word() : name,
        provider.issuer(),
        id,
        secret,
        address,
        chosen.mayHaveGroupsScope() && provider.listsGroups());
  }

  private ProviderProbe.Usable provider(
      ProviderPreset chosen, SetupQuestions questions, Streams streams) {
    ProviderProbe probe = new ProviderProbe(relyingParty, streams);
    Optional<String> given =
        chosen.question().isEmpty() ? Optional.of(chosen.issuer("")) : Optional.ofNullable(issuer);
    return questions.text(
        given,
        "--issuer",
        chosen.question(),
        answer ->
            offline
                ? new ProviderProbe.Usable(chosen.issuer(answer), true, List.of())
                : probe.of(chosen.issuer(answer)));
  }

  private static List<String> advice(IdentityAddress address) {
    return List.of(
        "This redirect URI has to be registered with the provider's app:",
        "  " + address.callback());
  }

  /** Offers a login, where somebody is there to log in. */
  private Answer tried(Answer.One answer, Streams streams) {
    if (!streams.atTerminal()) {
      return answer;
    }
    answer.lines().forEach(streams::say);
    if (console.agrees("Log in now, to see that it works?")) {
      login.accept(streams);
    }
    return new Answer.One(
        answer.fields(),
        List.of(
            "What people log in through: 'idp list-connector'. The same in the guide's shape: 'auth"
                + " get-config --guide'."));
  }
}
