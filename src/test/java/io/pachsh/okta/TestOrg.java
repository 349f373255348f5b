package io.pachsh.okta;

import io.pachsh.http.Handler;
import io.pachsh.http.LoopbackHost;
import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.network.Network;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as a test wants, and an org that is a client of it. */
final class TestOrg implements AutoCloseable {
  static final String TOKEN = "00pl4nted0token";

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  private final LoopbackServer server;

  TestOrg(Handler handler) throws IOException {
    server =
        LoopbackServer.start(
            LoopbackHost.addresses("127.0.0.1").orElseThrow(),
            0,
            request -> {
              requests.add(request);
              return handler.handle(request);
            });
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  OktaOrg client() {
    return client(new OktaCredential.ApiToken(Secret.of(TOKEN)));
  }

  OktaOrg client(OktaCredential credential) {
    return client(credential, Duration.ofSeconds(20));
  }

  OktaOrg client(OktaCredential credential, Duration limit) {
    return new OktaOrg(
        OrgAddress.parse(address()),
        credential,
        new OktaHttp(() -> Network.DIRECT, limit),
        Clock.systemUTC(),
        new SecureRandom(),
        pauses::add);
  }

  /** An error in Okta's shape. */
  static Response error(int status, String code, String summary, String... causes) {
    List<String> all = new ArrayList<>();
    for (String cause : causes) {
      all.add("{\"errorSummary\": \"" + cause + "\"}");
    }
    return Response.json(
        status,
        "{\"errorCode\": \"%s\", \"errorSummary\": \"%s\", \"errorCauses\": [%s]}"
            .formatted(code, summary, String.join(", ", all)));
  }

  @Override
  public void close() {
    server.close();
  }
}
