package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.configuration.AmendedValues;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of set-config that change single values of the configuration that is live, in the
 * place of a document.
 */
final class ConfigurationAmendment {
  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description =
          "Change the issuer of what is live; nothing that was trusted of another provider stays.")
  private @Nullable String issuer;

  @Option(names = "--client-id", paramLabel = "ID", description = "Change the client id alone.")
  private @Nullable String clientId;

  @Option(
      names = {"--client-secret", "--secret"},
      paramLabel = "SECRET",
      description = "Change the client secret alone: @FILE or env:NAME.")
  private @Nullable Secret clientSecret;

  @Option(names = "--ask-client-secret", description = "The same, asked for without echo.")
  private boolean asksClientSecret;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URL",
      description = "Change the redirect URI alone.")
  private @Nullable String redirectUri;

  @Option(
      names = "--scopes",
      paramLabel = "SCOPE",
      split = ",",
      description = "Change the scopes alone, with commas between them.")
  private @Nullable List<String> scopes;

  @Option(
      names = "--ignore-email-verified",
      description = "Let people in whose address the provider does not call verified.")
  private boolean ignoresVerified;

  boolean isGiven() {
    return issuer != null
        || clientId != null
        || clientSecret != null
        || asksClientSecret
        || redirectUri != null
        || scopes != null
        || ignoresVerified;
  }

  /**
   * What is live, with the values that were given. A secret that belongs to another client is asked
   * for.
   *
   * @throws Failure when nothing is live, a value cannot be right, or nobody can be asked
   */
  ConfigurationInput applied(LiveConfiguration live, Console console, Streams streams) {
    OidcClient known =
        live.configuration()
            .map(AuthConfiguration::client)
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "No configuration is live of which a single value could change.",
                        "Give a whole one: 'auth set-config -f FILE', or answer the questions of"
                            + " 'idp setup'."));
    AmendedValues values =
        new AmendedValues(
            Optional.ofNullable(issuer),
            Optional.ofNullable(clientId),
            Optional.ofNullable(clientSecret),
            Optional.ofNullable(redirectUri),
            Optional.ofNullable(scopes),
            ignoresVerified);
    values.requireForm(known);
    boolean asks = clientSecret == null && (asksClientSecret || values.lackSecret(known));
    return (asks ? values.withSecret(asked(values.client(known), known, console, streams)) : values)
        .over(live);
  }

  private static Secret asked(
      OidcClient client, OidcClient known, Console console, Streams streams) {
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "The client secret that is stored belongs to %s, client %s."
              .formatted(known.issuer(), known.clientId()),
          "Give the one of the other with --client-secret @FILE.");
    }
    return console.readSecret(
        "Client secret of %s at %s".formatted(client.clientId(), client.issuer()));
  }
}
