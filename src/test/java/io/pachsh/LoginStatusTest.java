package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system is told when {@code auth login} ends: a process of its own says it. */
@Timeout(120)
class LoginStatusTest {
  private static final int UNREACHABLE = 4;

  /** How a process ended, and what it said. */
  private record Ended(int status, String said) {}

  @TempDir Path directory;

  @Test
  void aProviderThatDoesNotListen() throws Exception {
    configure("http://127.0.0.1:1");
    Ended ended = login(Map.of());
    assertThat(ended.said()).contains("Nothing listens on 127.0.0.1:1");
    assertThat(ended.status()).as(ended.said()).isEqualTo(UNREACHABLE);
  }

  @Test
  void aProviderWhoseNameNobodyKnows() throws Exception {
    configure("https://idp.invalid");
    Ended ended = login(Map.of());
    assertThat(ended.said()).contains("'idp.invalid'");
    assertThat(ended.status()).as(ended.said()).isEqualTo(UNREACHABLE);
  }

  @Test
  void aProxyThatDoesNotListen() throws Exception {
    configure("https://idp.invalid");
    Ended ended = login(Map.of("HTTPS_PROXY", "http://ada:s3cret@127.0.0.1:1"));
    assertThat(ended.said()).contains("(HTTPS_PROXY)").doesNotContain("s3cret");
    assertThat(ended.status()).as(ended.said()).isEqualTo(UNREACHABLE);
  }

  @Test
  void aProviderThatClosesTheConnection() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> exchange.close());
    server.start();
    try {
      configure("http://127.0.0.1:" + server.getAddress().getPort());
      Ended ended = login(Map.of());
      assertThat(ended.status()).as(ended.said()).isEqualTo(UNREACHABLE);
    } finally {
      server.stop(0);
    }
  }

  private void configure(String issuer) {
    ScriptedRun made =
        ScriptedRun.fed(
            """
            auth activate --initial-admin=robot:admin > /dev/null
            auth set-config --offline <<EOF
            {issuer: "%s", client_id: a, client_secret: b, redirect_uri: "http://127.0.0.1:30657/c"}
            EOF
            """
                .formatted(issuer),
            directory,
            "--save");
    assertThat(made.status()).as(made.err()).isZero();
  }

  private Ended login(Map<String, String> variables) throws IOException, InterruptedException {
    List<String> command = JavaProgram.of(Main.class);
    command.addAll(List.of("auth", "login", "--no-browser"));
    ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("PACHSH_HOME", directory.resolve("home").toString());
    program.environment().put("PACH_CONFIG", directory.resolve("pachctl.json").toString());
    program.environment().putAll(variables);
    Process process = program.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
