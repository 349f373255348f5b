package io.pachsh.cli.auth;

import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.network.TrustedAuthorities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of set-config that say which authorities the provider's certificate is judged by. */
final class ProviderCa {
  @Option(
      names = "--provider-ca",
      paramLabel = "CERTIFICATES",
      description =
          "The provider's certificate authority: @FILE of PEM; kept with an embedded cluster.")
  private @Nullable String given;

  @Option(
      names = "--no-provider-ca",
      description = "Forget the authority: trust those that this machine trusts.")
  private boolean none;

  /** Fails where the cluster asks the provider itself. */
  void requirePossible(LiveConfiguration live) {
    if ((given != null || none) && !live.isVersioned()) {
      throw new Failure(
          Exit.FAILED,
          option() + " is for embedded clusters: on a real one, pachd asks the provider.",
          "Whoever runs the cluster has to add the authority to the certificates that pachd's pod"
              + " trusts. Leave "
              + option()
              + " out here.");
    }
  }

  private String option() {
    return given != null ? "--provider-ca" : "--no-provider-ca";
  }

  /** The client with its authority: a new one, none, or the stored one of the same provider. */
  OidcClient applied(
      OidcClient client, LiveConfiguration live, Path directory, List<String> notes) {
    if (given != null) {
      return client.withProviderCa(Optional.of(pem(given, directory)));
    }
    Optional<OidcClient> stored = live.configuration().map(it -> it.client());
    if (none || stored.flatMap(OidcClient::providerCa).isEmpty()) {
      return client;
    }
    boolean same = client.hasProviderOf(stored.get());
    notes.add(
        same
            ? "The provider's authority is kept (--no-provider-ca forgets it)."
            : "The issuer is another one, so the former provider's authority is forgotten.");
    return client.keepingProviderCa(stored);
  }

  private static String pem(String given, Path directory) {
    if (!given.startsWith("@") || given.length() == 1) {
      throw new Failure(
          Exit.USAGE, "--provider-ca takes a file.", "Name a PEM file: --provider-ca @ca.pem");
    }
    String name = given.substring(1);
    try {
      byte[] text = BoundedInput.bytes(directory.resolve(name), BoundedInput.CONFIGURATION);
      return TrustedAuthorities.pem(
          TrustedAuthorities.certificates(new String(text, StandardCharsets.ISO_8859_1)));
    } catch (NoSuchFileException e) {
      throw new Failure(Exit.FAILED, "There is no file " + name + ".", FileTrouble.whereItMayBe(e));
    } catch (IOException e) {
      throw unreadable(name, FileTrouble.reason(e));
    } catch (CertificateException e) {
      throw unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  private static Failure unreadable(String name, String why) {
    return new Failure(
        Exit.FAILED,
        "The provider's authority in %s cannot be read: %s.".formatted(name, why),
        "A PEM certificate begins with -----BEGIN CERTIFICATE-----.");
  }
}
