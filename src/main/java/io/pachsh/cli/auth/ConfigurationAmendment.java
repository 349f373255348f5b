package io.pachsh.cli.auth;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.configuration.ConfigurationInput;
import io.pachsh.console.Console;
import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of set-config that change single values of the configuration that is live, in the
 * place of a document.
 */
final class ConfigurationAmendment {
  private static final List<String> ALWAYS_ASKED_FOR = List.of("openid", "profile", "email");

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "Change the issuer of what is live, and nothing else.")
  private @Nullable String issuer;

  @Option(names = "--client-id", paramLabel = "ID", description = "Change the client id alone.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret",
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
   * What is live, with the values that were given.
   *
   * @throws Failure when nothing is live
   */
  ConfigurationInput applied(LiveConfiguration live, Console console, Streams streams) {
    AuthConfiguration known =
        live.configuration()
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.FAILED,
                        "No configuration is live of which a single value could change.",
                        "Give a whole one: 'auth set-config -f FILE', or answer the questions of"
                            + " 'idp setup'."));
    OidcClient client =
        new OidcClient(
            issuer == null ? known.client().issuer() : issuer,
            clientId == null ? known.client().clientId() : clientId,
            known.client().clientSecret(),
            redirectUri == null ? known.client().redirectUri() : redirectUri,
            known.client().providerCa());
    return new ConfigurationInput(
        others(
            known.withClient(client.withSecret(secret(known.client(), client, console, streams)))),
        live.version(),
        List.of());
  }

  /**
   * A stored secret goes to the provider that it belongs to, and to no other; quotes and blanks
   * that were copied with the client id make no other client.
   */
  private Secret secret(OidcClient before, OidcClient after, Console console, Streams streams) {
    if (clientSecret != null) {
      return clientSecret;
    }
    boolean isItsOwn =
        after.clientId().equals(before.clientId().replaceAll("[\"'<>\\s]", ""))
            && (after.hasProviderOf(before) || isBelow(after.issuer(), before.issuer()));
    if (before.clientSecret().isEmpty() || (isItsOwn && !asksClientSecret)) {
      return before.clientSecret();
    }
    if (!streams.atTerminal()) {
      throw new Failure(
          Exit.USAGE,
          "The client secret that is stored belongs to %s, client %s."
              .formatted(before.issuer(), before.clientId()),
          "Give the one of the other with --client-secret @FILE.");
    }
    return console.readSecret(
        "Client secret of %s at %s".formatted(after.clientId(), after.issuer()));
  }

  /** Whether an address that was pasted with too much behind it begins with the issuer. */
  private static boolean isBelow(String shorter, String longer) {
    return longer.startsWith(shorter + "/") && URI.create(shorter).getHost() != null;
  }

  private AuthConfiguration others(AuthConfiguration configuration) {
    if (configuration instanceof AuthConfiguration.Guide guide) {
      return new AuthConfiguration.Guide(
          guide.name(),
          guide.description(),
          guide.client(),
          wanted().map(ConfigurationAmendment::additional).orElse(guide.additionalScopes()),
          guide.ignoreEmailVerified() || ignoresVerified);
    }
    AuthConfiguration.Pachctl pachctl = (AuthConfiguration.Pachctl) configuration;
    return new AuthConfiguration.Pachctl(
        pachctl.client(),
        wanted().orElse(pachctl.scopes()),
        pachctl.requireEmailVerified() && !ignoresVerified,
        pachctl.localhostIssuer(),
        pachctl.userAccessibleIssuerHost());
  }

  private Optional<List<String>> wanted() {
    return Optional.ofNullable(scopes);
  }

  private static List<String> additional(List<String> scopes) {
    return scopes.stream().filter(scope -> !ALWAYS_ASKED_FOR.contains(scope)).toList();
  }
}
