package io.pachsh.cli.auth.signin;

import io.pachsh.access.LoginClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a login on another device. */
final class DeviceOptions {
  @Option(
      names = "--device",
      description =
          "Sign in with a browser on any device, by a code: for SSH, where none comes back here.")
  private boolean device;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "With --device: as which client to ask, where it is not the one that 'idp setup --device'"
              + " makes.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret",
      paramLabel = "SECRET",
      description = "With --client-id: its secret, unless it is a public client. Or @FILE.")
  private @Nullable Secret clientSecret;

  boolean isAsked() {
    return device;
  }

  Optional<LoginClient> client() {
    return Optional.ofNullable(clientId)
        .map(id -> new LoginClient(id, clientSecret == null ? Secret.of("") : clientSecret));
  }

  void requireWhole() {
    if (clientId != null && !device) {
      throw new Failure(
          Exit.USAGE,
          "--client-id is about logins on another device.",
          "Add --device, or leave it out.");
    }
    if (clientSecret != null && clientId == null) {
      throw new Failure(
          Exit.USAGE,
          "--client-secret is the secret of a --client-id, which is missing.",
          "Add it.");
    }
  }
}
