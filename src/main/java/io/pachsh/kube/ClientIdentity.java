package io.pachsh.kube;

import io.pachsh.config.KubeUser;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.file.BoundedInput;
import io.pachsh.file.FileTrouble;
import io.pachsh.network.PemKey;
import io.pachsh.network.TrustedAuthorities;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** How a user of a kubeconfig shows a Kubernetes API who asks. */
final class ClientIdentity {
  /** How long before its end a plugin's answer is asked for anew. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final char[] NO_PASSWORD = {};

  private final KubeUser user;
  private final Map<String, String> environment;
  private final Clock clock;
  private @Nullable ExecCredential credential;

  /**
   * One that asks no plugin yet.
   *
   * @param environment what pachsh was started with
   */
  ClientIdentity(KubeUser user, Map<String, String> environment, Clock clock) {
    this.user = user;
    this.environment = environment;
    this.clock = clock;
  }

  Optional<KubeUser.Login> login() {
    return user.login();
  }

  /** The bearer token for a request that is made now. */
  synchronized Optional<Secret> token() {
    if (user.tokenFile().isPresent()) {
      return Optional.of(read(user.tokenFile().get()));
    }
    if (user.token().isPresent()) {
      return user.token();
    }
    return user.plugin().isPresent() ? asked().token() : Optional.empty();
  }

  /** The client certificate, which goes with its key; null for none. */
  synchronized KeyManager @Nullable [] keys() {
    if (!user.certificate().isEmpty()) {
      if (user.key().isEmpty()) {
        throw new Failure(
            Exit.FAILED,
            "The kubeconfig's user '%s' has a client-certificate and no client-key."
                .formatted(user.name()),
            "Add client-key or client-key-data, or let its cluster's tool write the kubeconfig.");
      }
      return keys(user.certificate().pem(), user.key().pem());
    }
    if (user.plugin().isPresent() && user.token().isEmpty()) {
      ExecCredential asked = asked();
      if (asked.certificate().isPresent() && asked.key().isPresent()) {
        return keys(asked.certificate().get(), asked.key().get());
      }
    }
    return null;
  }

  /** Forgets what a plugin said, so that it is asked anew. */
  synchronized void forget() {
    credential = null;
  }

  private ExecCredential asked() {
    ExecCredential known = credential;
    boolean isGood =
        known != null
            && known.expires().map(end -> clock.instant().plus(MARGIN).isBefore(end)).orElse(true);
    if (known != null && isGood) {
      return known;
    }
    ExecCredential fresh =
        new CredentialPlugin(user.plugin().orElseThrow(), environment, CredentialPlugin.LIMIT)
            .ask();
    credential = fresh;
    return fresh;
  }

  private static Secret read(Path file) {
    try {
      return Secret.of(BoundedInput.text(file, BoundedInput.SECRET).strip());
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The token file %s, which the kubeconfig names, cannot be read: %s."
              .formatted(file, FileTrouble.reason(e)),
          "Whatever renews the token writes it.");
    }
  }

  private KeyManager[] keys(Secret certificate, Secret key) {
    try {
      PrivateKey secret = PemKey.read(key.reveal());
      Certificate[] chain =
          TrustedAuthorities.certificates(certificate.reveal()).toArray(Certificate[]::new);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", secret, NO_PASSWORD, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new Failure(
          Exit.FAILED,
          "The client certificate of the kubeconfig's user '%s' cannot be used: %s."
              .formatted(user.name(), e.getMessage()),
          "client-certificate and client-key hold PEM, in the kubeconfig as Base64.");
    }
  }
}
