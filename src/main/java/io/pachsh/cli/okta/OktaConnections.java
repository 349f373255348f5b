package io.pachsh.cli.okta;

import io.pachsh.console.Streams;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.network.Network;
import io.pachsh.okta.KeptConnection;
import io.pachsh.okta.KeptConnection.Connection;
import io.pachsh.okta.OktaCredential;
import io.pachsh.okta.OktaGroup;
import io.pachsh.okta.OktaHttp;
import io.pachsh.okta.OktaOrg;
import io.pachsh.okta.OrgAddress;
import io.pachsh.redaction.KnownSecrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Okta org that the session is connected to: the one of this session's {@code okta connect},
 * else the one that was kept.
 */
public final class OktaConnections {
  private final KeptConnection kept;
  private final Supplier<Map<String, String>> environment;
  private final KnownSecrets secrets;
  private final Clock clock;
  private final SecureRandom random;
  private volatile @Nullable OktaOrg current;
  private @Nullable OktaHttp http;

  /**
   * Connected to nothing yet; nothing is read before it is needed.
   *
   * @param file where a connection is kept for later
   * @param environment says each time which proxies and authorities there are
   */
  public OktaConnections(
      Path file,
      Supplier<Map<String, String>> environment,
      KnownSecrets secrets,
      Clock clock,
      SecureRandom random) {
    this.kept = new KeptConnection(file);
    this.environment = environment;
    this.secrets = secrets;
    this.clock = clock;
    this.random = random;
  }

  /** The org, if this session has been at it already. Safe for any thread. */
  public Optional<OktaOrg> current() {
    return Optional.ofNullable(current);
  }

  /** The org that commands act on. */
  OktaOrg org() {
    OktaOrg known = current;
    if (known == null) {
      known = kept.load().map(this::opened).orElseThrow(OktaConnections::notConnected);
      current = known;
    }
    return known;
  }

  /** The names of the org's groups, if this session has been at it already. */
  public Optional<Set<String>> groupNames(Streams streams) {
    return current()
        .map(
            org ->
                OktaWork.during(
                    org,
                    streams,
                    at ->
                        at.directory().groups().stream()
                            .map(OktaGroup::name)
                            .collect(Collectors.toUnmodifiableSet())));
  }

  /** The org that is kept for later. */
  Optional<OrgAddress> keptAddress() {
    return kept.load().map(Connection::address);
  }

  /** An org that commands do not act on yet. */
  OktaOrg opened(Connection connection) {
    if (connection.credential() instanceof OktaCredential.ApiToken api) {
      secrets.learn(api.token());
    } else if (connection.credential() instanceof OktaCredential.ServiceApp app) {
      secrets.learn(app.privateKey());
    }
    return new OktaOrg(connection.address(), connection.credential(), http(), clock, random);
  }

  /** Lets commands act on it from now on. */
  void use(OktaOrg org) {
    current = org;
  }

  /** Keeps the connection for later sessions. */
  void keep(OktaOrg org) {
    kept.store(new Connection(org.address(), org.credential()));
  }

  /** Forgets it, here and for later; says whether there was one. */
  boolean forget() {
    boolean wasConnected = current != null;
    current = null;
    return kept.delete() || wasConnected;
  }

  private OktaHttp http() {
    if (http == null) {
      http = new OktaHttp(() -> Network.of(environment.get()), OktaHttp.DEFAULT_LIMIT);
    }
    return http;
  }

  private static Failure notConnected() {
    return new Failure(
        Exit.FAILED,
        "The session is connected to no Okta org.",
        "Connect with 'okta connect https://YOUR-ORG.okta.com'. To practise: 'rehearsal start'"
            + " says how.");
  }
}
