package io.pachsh.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.pachsh.http.Parameters;
import io.pachsh.http.Request;
import io.pachsh.http.Response;
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
import java.util.Set;

/** A provider that lets Ada in at once, a client of it, and a clock that can be turned. */
final class TestProvider {
  static final String ISSUER = "http://127.0.0.1:1/org";
  static final String CALLBACK = "http://127.0.0.1:2/back";
  static final String BYE = "http://127.0.0.1:2/bye";
  static final String VERIFIER = "a-verifier-that-is-long-enough-for-RFC-7636";
  static final SignedInUser ADA =
      new SignedInUser("sub-ada", "Ada", "ada@example.com", true, List.of("data", "Everyone"));
  static final Paths PATHS =
      new Paths(
          "/authorize",
          "/token",
          "/keys",
          "/userinfo",
          new Paths.Device("/device/code", "/device", "/device/callback"),
          "/revoke",
          "/logout");
  static final SigningKey KEY = SigningKey.generate(new SecureRandom());

  final TurnableClock clock = new TurnableClock();
  final Client full =
      new Client(
          "full",
          "Full <app>",
          Secret.of("s3cret+/%"),
          List.of(CALLBACK),
          List.of(BYE),
          Set.of(GrantType.values()),
          Set.of());
  final Client other =
      new Client("other", Secret.of("other"), List.of(CALLBACK), Set.of(GrantType.values()));
  final Client codeOnly =
      new Client(
          "code-only", Secret.of("c"), List.of(CALLBACK), Set.of(GrantType.AUTHORIZATION_CODE));
  final Client refreshOnly =
      new Client(
          "refresh-only", Secret.of("r"), List.of(CALLBACK), Set.of(GrantType.REFRESH_TOKEN));
  final Client terminal =
      new Client("terminal", Secret.of(""), List.of(CALLBACK), Set.of(GrantType.values()));
  private final OpenIdProvider provider =
      new OpenIdProvider(
          new ProviderSettings(
              ISSUER,
              PATHS,
              id ->
                  List.of(full, other, codeOnly, refreshOnly, terminal).stream()
                      .filter(client -> client.id().equals(id))
                      .findFirst(),
              (wish, http) -> new UserAuthentication.Step.SignedIn(ADA),
              Claims::standard,
              KEY),
          clock,
          new SecureRandom());

  /** A good authorization request; tests spoil copies of it. */
  Map<String, String> wish() {
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("client_id", "full");
    wish.put("redirect_uri", CALLBACK);
    wish.put("response_type", "code");
    wish.put("scope", "openid profile email offline_access");
    wish.put("state", "the-state");
    wish.put("nonce", "the-nonce");
    wish.put("code_challenge", challenge(VERIFIER));
    wish.put("code_challenge_method", "S256");
    return wish;
  }

  static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
  }

  /** A code for {@link #wish}. */
  String code() {
    return back(authorize(wish())).get("code");
  }

  /** A good token request for a code. */
  static Map<String, String> exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", CALLBACK);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  static Map<String, String> refresh(String token) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", token);
    return form;
  }

  Response authorize(Map<String, String> query) {
    return get("/org/authorize?" + Parameters.format(query), Map.of());
  }

  Response get(String target, Map<String, String> headers) {
    return send("GET", target, "", headers);
  }

  Response token(Client client, Map<String, String> form) {
    return send("POST", "/org/token", Parameters.format(form), basic(client));
  }

  /** One request as the server would hand it over. */
  Response send(String method, String target, String form, Map<String, String> headers) {
    URI uri = URI.create(ISSUER).resolve(target);
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return provider.handle(
        new Request(
            method,
            uri.getPath(),
            Parameters.parse(uri.getRawQuery()),
            Parameters.parse(form),
            form,
            all));
  }

  static Map<String, String> basic(Client client) {
    String joined =
        Parameters.encode(client.id()) + ":" + Parameters.encode(client.secret().reveal());
    return Map.of(
        "authorization",
        "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The parameters with which the browser is sent back to the callback. */
  static Map<String, String> back(Response response) {
    String location = Optional.ofNullable(response.headers().get("Location")).orElse("");
    if (!location.startsWith(CALLBACK + "?")) {
      throw new AssertionError("not sent back, but " + response);
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

  static final class TurnableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    void turn(Duration by) {
      now = now.plus(by);
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
}
