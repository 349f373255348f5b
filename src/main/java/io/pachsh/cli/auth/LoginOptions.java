package io.pachsh.cli.auth;

import io.pachsh.cluster.LoginSetup;
import io.pachsh.configuration.AmendedValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of activating that say how people log in to a real cluster, as pachctl has them. */
final class LoginOptions {
  private static final List<String> SCOPES = List.of("email", "profile", "groups", "openid");

  @Option(
      names = "--only-activate",
      description = "On a real cluster: leave its identity service and logins alone.")
  private boolean onlyActivate;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description =
          "On a real cluster: its identity service, by default http://pachd:1658/, an address"
              + " inside the cluster.")
  private @Nullable String issuer;

  @Option(
      names = "--redirect",
      paramLabel = "URL",
      description =
          "On a real cluster: where the browser comes back to, by default"
              + " http://localhost:30657/authorization-code/callback.")
  private @Nullable String redirect;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "On a real cluster: its name at the identity service, by default pachd.")
  private @Nullable String clientId;

  @Option(
      names = "--trusted-peers",
      split = ",",
      paramLabel = "ID",
      description = "On a real cluster: clients that may make tokens for it.")
  private @Nullable List<String> trustedPeers;

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      description =
          "On a real cluster: what logins ask for, by default email,profile,groups,openid.")
  private @Nullable List<String> scopes;

  /** Fails before anything is done unless what was given can be right. */
  void requireForm() {
    AmendedValues.requireForm(issuer, clientId, null, redirect, scopes);
  }

  /** Empty when logins are to be left alone. */
  Optional<LoginSetup> setup() {
    return onlyActivate
        ? Optional.empty()
        : Optional.of(
            new LoginSetup(
                given(issuer, "http://pachd:1658/"),
                given(redirect, "http://localhost:30657/authorization-code/callback"),
                given(clientId, "pachd"),
                given(trustedPeers, List.of()),
                given(scopes, SCOPES)));
  }

  /** Whether something was said that only a real cluster can heed. */
  boolean isGiven() {
    return issuer != null
        || redirect != null
        || clientId != null
        || trustedPeers != null
        || scopes != null;
  }

  private static <T> T given(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
