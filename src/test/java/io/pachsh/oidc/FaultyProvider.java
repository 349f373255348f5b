package io.pachsh.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.http.Handler;
import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import io.pachsh.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An OpenID provider that keeps to the rules until it is told otherwise: every document, claim,
 * signature and answer can be replaced. Its log names each request in order.
 */
public final class FaultyProvider implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final String CLIENT_ID = "pachyderm";
  public static final String CLIENT_SECRET = "s3cret +/%&=: ü";

  final List<String> log = new CopyOnWriteArrayList<>();
  public final List<Request> requests = new CopyOnWriteArrayList<>();
  public final Map<String, Handler> routes = new ConcurrentHashMap<>();
  public final Map<String, Object> metadata = new ConcurrentHashMap<>();
  final Map<String, Object> userInfo = new ConcurrentHashMap<>();
  public final List<JWK> published = new CopyOnWriteArrayList<>(List.of(Keys.FIRST));

  /** Changes the claims of the ID token before it is signed. */
  volatile Consumer<Map<String, Object>> claims = unchanged -> {};

  /** Changes the token response. */
  volatile Consumer<Map<String, Object>> tokenResponse = unchanged -> {};

  /** Changes the parameters that the browser brings back. */
  volatile Consumer<Map<String, String>> callback = unchanged -> {};

  volatile Function<Map<String, Object>, String> signer =
      all -> Keys.sign(Keys.header(JWSAlgorithm.RS256, Keys.FIRST), Keys.FIRST, all);

  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final LoopbackServer server;

  public FaultyProvider() throws IOException {
    server = LoopbackServer.start(List.of(InetAddress.getByName("127.0.0.1")), 0, this::handle);
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", issuer() + "/authorize");
    metadata.put("token_endpoint", issuer() + "/token");
    metadata.put("jwks_uri", issuer() + "/keys");
    metadata.put("userinfo_endpoint", issuer() + "/userinfo");
    metadata.put("scopes_supported", List.of("openid", "email", "groups"));
    userInfo.put("sub", "00u1");
    routes.put("/.well-known/openid-configuration", request -> json(metadata));
    routes.put("/authorize", this::authorize);
    routes.put("/token", this::token);
    routes.put("/keys", request -> json(keySet()));
    routes.put("/userinfo", this::userInfo);
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.port();
  }

  Map<String, Object> keySet() {
    List<Object> keys = new ArrayList<>();
    published.forEach(key -> keys.add(key.toPublicJWK().toJSONObject()));
    return Map.of("keys", keys);
  }

  public static Response json(Map<String, Object> members) {
    return Response.json(200, JSONObjectUtils.toJSONString(new LinkedHashMap<>(members)));
  }

  /** The complete claims of a person, as they are before {@link #claims} changes them. */
  Map<String, Object> honestClaims() {
    Map<String, Object> all = new HashMap<>();
    all.put("iss", issuer());
    all.put("aud", CLIENT_ID);
    all.put("sub", "00u1");
    all.put("exp", NOW.plusSeconds(3600).getEpochSecond());
    all.put("iat", NOW.getEpochSecond());
    all.put("email", "test@pachyderm.com");
    all.put("email_verified", true);
    all.put("groups", List.of("data", "ops"));
    return all;
  }

  private Response handle(Request request) {
    log.add(request.method() + " " + request.path());
    requests.add(request);
    Handler route = routes.get(request.path());
    return route == null ? Response.text(404, "no such page") : route.handle(request);
  }

  private Response authorize(Request request) {
    String code = "code-" + (codes.size() + 1);
    Map<String, String> asked = new HashMap<>();
    request.query().forEach((name, values) -> asked.put(name, values.get(0)));
    codes.put(code, asked);
    Map<String, String> back = new LinkedHashMap<>();
    back.put("code", code);
    back.put("state", asked.get("state"));
    callback.accept(back);
    return Response.redirect(asked.get("redirect_uri") + "?" + Parameters.format(back));
  }

  private Response token(Request request) {
    Map<String, String> asked = codes.remove(request.form("code").orElse(""));
    String verifier = request.form("code_verifier").orElse("");
    if (asked == null
        || !AuthorizationRequest.challenge(Secret.of(verifier)).equals(asked.get("code_challenge"))
        || !request.form("redirect_uri").orElse("").equals(asked.get("redirect_uri"))) {
      return Response.json(400, "{\"error\":\"invalid_grant\"}");
    }
    Map<String, Object> all = honestClaims();
    all.put("nonce", asked.get("nonce"));
    claims.accept(all);
    Map<String, Object> answer = new HashMap<>();
    answer.put("token_type", "Bearer");
    answer.put("access_token", "an-access-token");
    answer.put("expires_in", 300);
    answer.put("id_token", signer.apply(all));
    tokenResponse.accept(answer);
    return json(answer);
  }

  /** What a refresh token is answered with: no nonce, and another refresh token. */
  Response refreshed() {
    Map<String, Object> all = honestClaims();
    claims.accept(all);
    Map<String, Object> answer = new HashMap<>();
    answer.put("token_type", "Bearer");
    answer.put("access_token", "an-access-token");
    answer.put("refresh_token", "next-refresh-token");
    answer.put("id_token", signer.apply(all));
    tokenResponse.accept(answer);
    return json(answer);
  }

  private Response userInfo(Request request) {
    return request.header("authorization").orElse("").equals("Bearer an-access-token")
        ? json(userInfo)
        : Response.text(401, "");
  }

  @Override
  public void close() {
    server.close();
  }
}
