package io.pachsh.cli.idp.setup;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RelyingParty;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.console.Progress;
import io.pachsh.console.Streams;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.List;
import java.util.function.Supplier;

/** Asks a provider for what it publishes, before anything is built on it. */
record ProviderProbe(Supplier<RelyingParty> relyingParty, Streams streams) {
  private static final String GROUPS = "groups";

  /**
   * A provider that can be used.
   *
   * @param issuer as it publishes it
   * @param listsGroups whether it may be asked for the scope {@code groups}
   * @param notes what may become a problem, one sentence each
   */
  record Usable(String issuer, boolean listsGroups, List<String> notes) {}

  /**
   * The provider of that issuer.
   *
   * @throws Failure when it is not reached, publishes another issuer, or nobody could log in
   */
  Usable of(String issuer) {
    UsableProvider plain = usable(issuer, List.of());
    UsableProvider withGroups = usable(issuer, List.of(GROUPS));
    plain.settling().forEach(streams::note);
    return new Usable(plain.issuer(), plain.notes().equals(withGroups.notes()), plain.notes());
  }

  private UsableProvider usable(String issuer, List<String> scopes) {
    AuthConfiguration probe =
        new AuthConfiguration.Guide(
            "probe", "", new OidcClient(issuer, "probe", Secret.of("probe"), ""), scopes, true);
    Discovery discovery =
        Progress.during("Asking the provider", streams, () -> relyingParty.get().discover(probe));
    return UsableProvider.of(issuer, discovery, "--offline skips this check.");
  }
}
