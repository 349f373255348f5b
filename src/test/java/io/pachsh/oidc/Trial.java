package io.pachsh.oidc;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.OidcClient;
import io.pachsh.access.RelyingParty;
import io.pachsh.access.RelyingParty.Discovery;
import io.pachsh.access.RelyingParty.Opening;
import io.pachsh.access.RelyingParty.PendingLogin;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.network.Network;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** A relying party, a provider, and a browser that walks from one to the other. */
final class Trial implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  final FaultyProvider provider;
  volatile Network network = Network.DIRECT;
  final OidcRelyingParty party;
  private RelyingParty opening;
  final String redirectUri;
  String issuer;
  String clientId = FaultyProvider.CLIENT_ID;
  List<String> additionalScopes = List.of("groups");
  boolean ignoreEmailVerified;
  Secret clientSecret = Secret.of(FaultyProvider.CLIENT_SECRET);

  Trial() throws IOException {
    this(new FaultyProvider(), PATIENCE);
  }

  private Trial(FaultyProvider provider, Duration limit) throws IOException {
    this.provider = provider;
    issuer = provider.issuer();
    party =
        new OidcRelyingParty(
            Clock.fixed(FaultyProvider.NOW, ZoneOffset.UTC),
            new SecureRandom(),
            () -> network,
            limit);
    opening = party;
    redirectUri = "http://127.0.0.1:" + freePort() + "/authorization-code/callback";
  }

  /** The same provider, asked by a relying party that waits two seconds. */
  Trial hurried() throws IOException {
    return new Trial(provider, Duration.ofSeconds(2));
  }

  /** Logs in by {@link FederatedLogins} from now on. */
  Trial federated() {
    opening =
        new FederatedParty(
            new FederatedLogins(
                Clock.fixed(FaultyProvider.NOW, ZoneOffset.UTC),
                new SecureRandom(),
                () -> network,
                PATIENCE));
    return this;
  }

  /** What a browser shows. */
  record Page(int status, String body, String location) {}

  /** How a whole login ended: the verdict, and the page that the person saw. */
  record Ending(Verdict verdict, Page page) {
    Verdict.Verified verified() {
      return (Verdict.Verified) verdict;
    }

    LoginProblem problem() {
      return ((Verdict.Failed) verdict).problem();
    }
  }

  AuthConfiguration configuration() {
    return configuration(issuer, redirectUri);
  }

  AuthConfiguration configuration(String at, String redirect) {
    OidcClient client = new OidcClient(at, clientId, clientSecret, redirect);
    return new AuthConfiguration.Guide("okta", "", client, additionalScopes, ignoreEmailVerified);
  }

  Discovery discover(String at) {
    return party.discover(configuration(at, redirectUri));
  }

  PendingLogin open() {
    Opening opened = opening.open(configuration(), Duration.ofMinutes(3));
    if (opened instanceof Opening.Refused refused) {
      throw new AssertionError(refused.problem());
    }
    return ((Opening.Opened) opened).login();
  }

  LoginProblem refusal() {
    return ((Opening.Refused) opening.open(configuration(), Duration.ofMinutes(3))).problem();
  }

  /** Opens a login, walks the browser through it, and waits for the verdict. */
  Ending login() throws IOException, InterruptedException {
    try (PendingLogin login = open()) {
      return walk(login);
    }
  }

  Ending walk(PendingLogin login) throws IOException, InterruptedException {
    Page page = browse(browse(login.address()));
    return new Ending(login.await(PATIENCE).orElseThrow(), page);
  }

  static Page browse(Page redirect) throws IOException {
    return browse(URI.create(redirect.location()));
  }

  static Page browse(URI address) throws IOException {
    return request("GET", address);
  }

  static Page request(String method, URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("User-Agent", "Mozilla/5.0 (test)");
    connection.setInstanceFollowRedirects(false);
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return new Page(status, text, connection.getHeaderField("Location"));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    party.close();
    provider.close();
  }
}
