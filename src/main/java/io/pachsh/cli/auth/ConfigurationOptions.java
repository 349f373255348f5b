package io.pachsh.cli.auth;

import io.pachsh.cli.idp.setup.GuideRun;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a configuration is to take effect, wherever it comes from. */
final class ConfigurationOptions {
  @Option(names = "--offline", description = "Do not ask the provider.")
  private boolean offline;

  @Mixin private final ProviderCa providerCa = new ProviderCa();

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

  boolean isOffline() {
    return offline;
  }

  boolean isForced() {
    return force;
  }

  ProviderCa providerCa() {
    return providerCa;
  }

  GuideRun.Request guideRequest(boolean dryRun) {
    return new GuideRun.Request(dryRun, showSecrets, Optional.ofNullable(identityIssuer));
  }
}
