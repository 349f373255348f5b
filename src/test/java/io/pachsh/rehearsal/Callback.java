package io.pachsh.rehearsal;

import io.pachsh.http.LoopbackHost;
import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The cluster's side of a login, in small: makes the login address and waits at the callback. */
final class Callback implements AutoCloseable {
  static final String WELCOME = "You arrived & may go";
  static final String VERIFIER = "a-verifier-that-is-long-enough-for-RFC-7636";

  final BlockingQueue<Request> arrivals = new LinkedBlockingQueue<>();
  private final LoopbackServer server;

  Callback() throws IOException {
    server =
        LoopbackServer.start(
            LoopbackHost.addresses("127.0.0.1").orElseThrow(),
            0,
            request -> {
              if (!request.path().equals("/authorization-code/callback")) {
                return Response.text(404, "");
              }
              arrivals.add(request);
              return Response.html(
                  200, "<!doctype html><title>Done</title><body><h1>You arrived &amp; may go</h1>");
            });
  }

  String uri() {
    return "http://127.0.0.1:" + server.port() + "/authorization-code/callback";
  }

  URI loginAddress(OrgDetails org) {
    return loginAddress(org, Map.of());
  }

  URI loginAddress(OrgDetails org, Map<String, String> changes) {
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("client_id", org.clientId());
    wish.put("redirect_uri", uri());
    wish.put("response_type", "code");
    wish.put("scope", "openid profile email");
    wish.put("state", "the-state");
    wish.put("nonce", "the-nonce");
    wish.put("code_challenge", challenge());
    wish.put("code_challenge_method", "S256");
    wish.putAll(changes);
    return URI.create(org.issuer() + "/oauth2/v1/authorize?" + Parameters.format(wish));
  }

  Map<String, String> exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", uri());
    form.put("code_verifier", VERIFIER);
    return form;
  }

  @Override
  public void close() {
    server.close();
  }

  private static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
