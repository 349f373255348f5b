package io.pachsh.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.cluster.identity.Connector;
import io.pachsh.cluster.identity.IdentityClient;
import io.pachsh.cluster.identity.IdentitySettings;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.network.Network;
import io.pachsh.oidc.FederatedLogins;
import io.pachsh.secret.Secret;
import io.pachsh.secret.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An identity service without a socket, its storage, a clock that can be turned, and a client. */
final class ServiceDesk {
  static final String ISSUER = "http://127.0.0.1:1/dex";
  static final String BACK = "http://127.0.0.1:2/back";
  static final String VERIFIER = "a-verifier-that-is-long-enough-for-RFC-7636";

  final MemoryStorage storage = new MemoryStorage();
  final TurnableClock clock = new TurnableClock();
  final IdentityServer server =
      new IdentityServer(
          storage,
          new FederatedLogins(
              clock, new SecureRandom(), () -> Network.DIRECT, Duration.ofSeconds(5)),
          clock,
          new SecureRandom());

  ServiceDesk() {
    storage.settings = new IdentitySettings(ISSUER, "", "");
    client("pachd", "pachd-secret");
    connect("mock", "mockCallback", Map.of());
  }

  /** A clock that moves when it is told to. */
  static final class TurnableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  void client(String id, String secret, String... trustedPeers) {
    storage.clients.put(
        id, new IdentityClient(id, id, Secret.of(secret), List.of(BACK), List.of(trustedPeers)));
  }

  void connect(String id, String type, Map<String, Object> settings) {
    storage.connectors.add(
        new Connector(id, "The " + id, type, 0, Secret.of(JSONObjectUtils.toJSONString(settings))));
  }

  Map<String, String> wish(String client) {
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("client_id", client);
    wish.put("redirect_uri", BACK);
    wish.put("response_type", "code");
    wish.put("scope", "openid profile email groups offline_access");
    wish.put("state", "the-state");
    wish.put("nonce", "the-nonce");
    wish.put(
        "code_challenge",
        Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(VERIFIER)));
    wish.put("code_challenge_method", "S256");
    return wish;
  }

  Map<String, String> exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", BACK);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  Response authorize(Map<String, String> wish) {
    return get("/dex/auth?" + Parameters.format(wish));
  }

  String code(String client) {
    return back(authorize(wish(client))).get("code");
  }

  Response token(String client, String secret, Map<String, String> form) {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    return send(
        "POST", "/dex/token", Parameters.format(form), Map.of("authorization", "Basic " + basic));
  }

  Response get(String target) {
    return send("GET", target, "", Map.of());
  }

  Response send(String method, String target, String form, Map<String, String> headers) {
    URI uri = URI.create("http://127.0.0.1:1").resolve(target);
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return server.handle(
        new Request(
            method,
            uri.getPath(),
            Parameters.parse(uri.getRawQuery()),
            Parameters.parse(form),
            form,
            all));
  }

  static Map<String, String> back(Response response) {
    String location = Optional.ofNullable(response.headers().get("Location")).orElse("");
    if (!location.startsWith(BACK + "?")) {
      throw new AssertionError("not sent back, but " + response + " " + response.body());
    }
    Map<String, String> found = new LinkedHashMap<>();
    Parameters.parse(URI.create(location).getRawQuery())
        .forEach((name, values) -> found.put(name, String.join(" AND ", values)));
    return found;
  }

  static Map<String, Object> json(Response response) {
    try {
      return JSONObjectUtils.parse(response.body());
    } catch (ParseException e) {
      throw new AssertionError(response.body(), e);
    }
  }
}
