package io.pachsh.identity;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.OidcClient;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Caller;
import io.pachsh.cluster.Login;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.embedded.EmbeddedCluster;
import io.pachsh.network.Network;
import io.pachsh.oidc.FederatedLogins;
import io.pachsh.oidc.OidcRelyingParty;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An embedded cluster that is a client of its own identity service, on ports that are free. */
final class BrokeringCluster implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  final String issuer;
  final String callback;
  final String redirectUri;
  final EmbeddedCluster cluster;
  final Caller admin;
  final Secret clientSecret;
  private final OidcRelyingParty relyingParty;
  private final IdentityServices services;

  BrokeringCluster(Path directory) {
    this(directory, "http://127.0.0.1:" + freePort());
  }

  BrokeringCluster(Path directory, String issuer) {
    this(directory, issuer, Clock.systemUTC());
  }

  BrokeringCluster(Path directory, String issuer, Clock clock) {
    SecureRandom random = new SecureRandom();
    this.directory = directory;
    this.issuer = issuer;
    callback = issuer + (issuer.endsWith("/") ? "callback" : "/callback");
    relyingParty = new OidcRelyingParty(clock, random, () -> Network.DIRECT, PATIENCE);
    services =
        new IdentityServices(
            new FederatedLogins(clock, random, () -> Network.DIRECT, PATIENCE), clock, random);
    cluster =
        EmbeddedCluster.open(directory, "local", relyingParty, clock, random).hostedBy(services);
    admin = cluster.as(Optional.of(administrator()));
    admin.identityService().set(new IdentitySettings(issuer, "", ""));
    redirectUri = "http://127.0.0.1:" + freePort() + "/authorization-code/callback";
    clientSecret =
        admin
            .clients()
            .create(
                new IdentityClient(
                    "pachd", "Pachyderm", Secret.of(""), List.of(redirectUri), List.of()))
            .secret();
    configure(redirectUri, false, "");
  }

  private Secret administrator() {
    return cluster
        .as(Optional.empty())
        .activate(Optional.of(Principal.robot("admin")), Optional.empty())
        .initialAdmin()
        .orElseThrow();
  }

  void configure(String redirectUri, boolean localhostIssuer, String host) {
    admin
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                new OidcClient(issuer, "pachd", clientSecret, redirectUri),
                List.of("openid", "email", "profile", "groups"),
                true,
                localhostIssuer,
                host),
            0,
            true);
  }

  void connect(String id, String type, Map<String, Object> settings) {
    String json = com.nimbusds.jose.util.JSONObjectUtils.toJSONString(settings);
    admin.connectors().create(new Connector(id, "The " + id, type, 0, Secret.of(json)));
  }

  /** The same cluster in another process, so to speak. */
  record Again(EmbeddedCluster cluster) implements AutoCloseable {
    @Override
    public void close() {
      cluster.close();
    }
  }

  Again again() {
    return new Again(
        EmbeddedCluster.open(
            directory, "local", relyingParty, Clock.systemUTC(), new SecureRandom()));
  }

  Login begin() {
    return cluster.as(Optional.empty()).logins().begin(Optional.empty());
  }

  LoginOutcome finish(Login login) {
    return login.await(PATIENCE);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    cluster.close();
    services.close();
    relyingParty.close();
  }
}
