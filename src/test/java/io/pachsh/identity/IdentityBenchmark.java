package io.pachsh.identity;

import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Parameters;
import io.pachsh.http.Response;
import io.pachsh.issuer.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Complete logins through the identity service of an embedded cluster, as a client without a
 * browser makes them: discovery, keys, the authorization request, the exchange of the code,
 * userinfo; against as many bare exchanges with a loopback server, and one RSA-2048 signature, for
 * each. Run by {@code scripts/bench identity [LOGINS]}.
 */
final class IdentityBenchmark {
  private static final double BUDGET = 0.5;
  private static final int ROUNDS = 7;

  /** Discovery, keys, authorization request, token, userinfo. */
  private static final int EXCHANGES = 5;

  private IdentityBenchmark() {}

  public static void main(String[] args) throws Exception {
    int logins = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    Path directory = Files.createTempDirectory("pachsh-bench");
    SigningKey key = SigningKey.generate(new SecureRandom());
    boolean kept;
    try (BrokeringCluster cluster = new BrokeringCluster(directory);
        LoopbackServer bare =
            LoopbackServer.start(
                LoopbackServer.addresses(), 0, request -> Response.text(200, "200 OK"))) {
      cluster.connect("mock", "mockCallback", Map.of());
      // The service listens from the first login on.
      cluster.begin().close();
      String address = "http://127.0.0.1:" + bare.port() + "/";
      List<Double> ratios = new ArrayList<>();
      List<Long> times = new ArrayList<>();
      for (int round = 0; round < ROUNDS + 2; round++) {
        long base = time(logins, () -> exchangesAndSignature(address, key));
        long whole = time(logins, () -> login(cluster));
        // The first two warm up.
        if (round >= 2) {
          ratios.add((double) base / whole);
          times.add(whole);
        }
      }
      double ratio = ratios.stream().sorted().toList().get(ROUNDS / 2);
      double seconds = times.stream().sorted().toList().get(ROUNDS / 2) / 1e9;
      kept = ratio >= BUDGET;
      System.out.printf(
          Locale.ROOT,
          "%,d logins through the identity service: %.0f a second, %.2f x the bare exchanges"
              + " (budget >= %.1f)%s%n",
          logins,
          logins / seconds,
          ratio,
          BUDGET,
          kept ? "" : "  MISSED");
    }
    System.exit(kept ? 0 : 1);
  }

  /** What may fail is done once. */
  private interface Work {
    void once() throws IOException;
  }

  private static long time(int times, Work work) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.once();
    }
    return System.nanoTime() - start;
  }

  private static void exchangesAndSignature(String address, SigningKey key) throws IOException {
    for (int i = 0; i < EXCHANGES; i++) {
      var unused = get(address);
    }
    var unused = key.sign(Map.of("sub", "somebody"));
  }

  /** Every answer is looked at, so that nothing but whole logins is counted. */
  private static void login(BrokeringCluster cluster) throws IOException {
    require(get(cluster.issuer + "/.well-known/openid-configuration").body(), "token_endpoint");
    require(get(cluster.issuer + "/keys").body(), "keys");
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("client_id", "pachd");
    wish.put("redirect_uri", cluster.redirectUri);
    wish.put("response_type", "code");
    wish.put("scope", "openid profile email groups");
    wish.put("state", "the-state");
    wish.put("nonce", "the-nonce");
    URI back = URI.create(get(cluster.issuer + "/auth?" + Parameters.format(wish)).location());
    String code = Parameters.parse(back.getRawQuery()).getOrDefault("code", List.of("")).get(0);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", cluster.redirectUri);
    form.put("client_id", "pachd");
    form.put("client_secret", cluster.clientSecret.reveal());
    String tokens =
        exchange(cluster.issuer + "/token", "", Optional.of(Parameters.format(form))).body();
    require(tokens, "id_token");
    String accessToken = tokens.replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");
    require(
        exchange(cluster.issuer + "/userinfo", "Bearer " + accessToken, Optional.empty()).body(),
        "kilgore");
  }

  private static void require(String body, String word) {
    if (!body.contains(word)) {
      throw new IllegalStateException(word + " is missing in " + body);
    }
  }

  /** What came back. */
  private record Answer(String location, String body) {}

  private static Answer get(String address) throws IOException {
    return exchange(address, "", Optional.empty());
  }

  private static Answer exchange(String address, String authorization, Optional<String> form)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("Authorization", authorization);
    }
    if (form.isPresent()) {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      try (OutputStream body = connection.getOutputStream()) {
        body.write(form.get().getBytes(StandardCharsets.UTF_8));
      }
    }
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return new Answer(
          String.valueOf(connection.getHeaderField("Location")),
          new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
