package io.pachsh.cli.auth;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.command.AskingRule;
import io.pachsh.command.Command;
import io.pachsh.command.Confirmation;
import io.pachsh.command.ReadsDocument;
import io.pachsh.command.SecretInput;
import io.pachsh.configuration.Acceptance;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.configuration.ConfigurationReader;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.document.GivenText;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.output.Answer;
import io.pachsh.redaction.DocumentSecrets;
import io.pachsh.secret.Secret;
import io.pachsh.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Connects an identity provider: the document is read, or single values take the place of those
 * that are live, and {@link ConfigurationRun} takes that to the cluster.
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

  private final Session session;
  private final Console console;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The configuration; - or absent for standard input.")
  private @Nullable String file;

  @Option(names = "--dry-run", description = "Check everything and show what would change.")
  private boolean dryRun;

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Mixin private final ConfigurationAmendment amendment = new ConfigurationAmendment();

  @Mixin private final Confirmation confirmation;

  SetConfigCommand(Session session, Console console) {
    this.session = session;
    this.console = console;
    this.confirmation = confirmation(session, console);
  }

  /** Whoever changes the configuration is asked so. */
  static Confirmation confirmation(Session session, Console console) {
    return new Confirmation(session, console, AskingRule.PLAN_ON_REAL_CLUSTER);
  }

  @Override
  public Answer run(Streams streams) {
    LiveConfiguration live = session.caller().configuration().live();
    ConfigurationRun run = new ConfigurationRun(session, live, options, confirmation, dryRun);
    return run.of(given(live, run.acceptance(), streams), streams, streams.askingThrough(console));
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
