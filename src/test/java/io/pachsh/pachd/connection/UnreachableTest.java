package io.pachsh.pachd.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.pachsh.certificate.Authority;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.FakePachd;
import io.pachsh.pachd.Heard;
import io.pachsh.pachd.PachdCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which no pachd answers at an address, and what is said about it. */
public class UnreachableTest {
  private static final String GOOD = "-ext san=ip:127.0.0.1 -validity 30";

  @TempDir static Path directory;
  private static Authority authority;

  @BeforeAll
  static void makeAnAuthority() throws Exception {
    authority = Authority.in(directory);
  }

  @Test
  void namesAHostThatNoNameServerKnows() {
    Failure failure = failureAt(endpoint("no-such-host.invalid", 30650, new Endpoint.Plain()));
    assertThat(failure.sentence())
        .isEqualTo("The name 'no-such-host.invalid' is not known to the name server.");
  }

  @Test
  void saysThatNothingListens() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Failure failure = failureAt(local(free, new Endpoint.Plain()));
    assertThat(failure.sentence()).contains("Nothing listens on 127.0.0.1:" + free);
    assertThat(failure.hint().orElseThrow()).contains("30650");
  }

  @Test
  void trustsTheAuthorityThatTheContextBrings() throws Exception {
    try (FakePachd pachd = FakePachd.withTls(credentials(GOOD));
        PachdCluster cluster =
            new Heard().at(local(pachd.port(), new Endpoint.OwnTls(authority.pem())))) {
      assertThat(cluster.info().deploymentId()).isEqualTo("one");
    }
  }

  @Test
  void refusesAnAuthorityThatThisMachineDoesNotKnow() throws Exception {
    Failure failure = failureWithTls(GOOD, new Endpoint.Tls());
    assertThat(failure.sentence()).contains("no authority that this machine trusts");
    assertThat(failure.hint().orElseThrow()).contains("--server-cas @FILE");
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    Failure failure = failureWithTls("-ext san=ip:127.0.0.1 -startdate -10d -validity 5", own());
    assertThat(failure.sentence()).contains("has expired").contains("NotAfter");
  }

  @Test
  void refusesACertificateOfTheFuture() throws Exception {
    Failure failure = failureWithTls("-ext san=ip:127.0.0.1 -startdate +5d -validity 5", own());
    assertThat(failure.sentence()).contains("not valid yet");
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    Failure failure = failureWithTls("-ext san=dns:other.example -validity 30", own());
    assertThat(failure.sentence()).contains("for another name");
  }

  @Test
  void tellsTlsToAPlainPort() throws Exception {
    try (FakePachd pachd = FakePachd.start()) {
      Failure failure = failureAt(local(pachd.port(), own()));
      assertThat(failure.sentence()).contains("speaks plain gRPC, not TLS");
      assertThat(failure.hint().orElseThrow())
          .contains("config update context --pachd-address grpc://127.0.0.1:" + pachd.port());
    }
  }

  @Test
  void tellsPlainTextToAPortOfTls() throws Exception {
    try (FakePachd pachd = FakePachd.withTls(credentials(GOOD))) {
      Failure failure = failureAt(pachd.endpoint());
      assertThat(failure.sentence()).contains("speaks TLS, not plain gRPC");
      assertThat(failure.hint().orElseThrow()).contains("grpcs://127.0.0.1:" + pachd.port());
    }
  }

  @Test
  void tellsAWebServer() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    server.start();
    try {
      Failure failure = failureAt(local(server.getAddress().getPort(), new Endpoint.Plain()));
      assertThat(failure.sentence()).contains("answers as a web server, not as a pachd");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsAWebServerThatAnswersWithoutAHead() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread answering =
          new Thread(
              () -> {
                try {
                  while (true) {
                    Socket client = server.accept();
                    client.getOutputStream().write("<!DOCTYPE HTML><p>505</p>".getBytes(US_ASCII));
                    client.shutdownOutput();
                  }
                } catch (IOException e) {
                  // The test is over.
                }
              });
      answering.setDaemon(true);
      answering.start();
      Failure failure = failureAt(local(server.getLocalPort(), new Endpoint.Plain()));
      assertThat(failure.sentence()).contains("answers as a web server, not as a pachd");
    }
  }

  @Test
  void tellsAWebServerBehindTls() throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
    SSLContext context = authority.context(authority.issue(GOOD), authority.certificate());
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    try {
      Failure failure = failureAt(local(server.getAddress().getPort(), own()));
      assertThat(failure.sentence()).contains("not the HTTP/2 that gRPC needs");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesAnAuthorityThatCannotBeRead() throws Exception {
    Endpoint endpoint = local(1, new Endpoint.OwnTls("no certificate"));
    try (PachdCluster cluster = new Heard().at(endpoint)) {
      Failure failure = catchThrowableOfType(Failure.class, cluster::info);
      assertThat(failure.sentence()).contains("server_cas").contains("cannot be read");
    }
  }

  private static Endpoint.Security own() throws Exception {
    return new Endpoint.OwnTls(authority.pem());
  }

  private static Failure failureWithTls(String options, Endpoint.Security security)
      throws Exception {
    try (FakePachd pachd = FakePachd.withTls(credentials(options))) {
      return failureAt(local(pachd.port(), security));
    }
  }

  public static Endpoint local(int port, Endpoint.Security security) {
    return endpoint("127.0.0.1", port, security);
  }

  private static Endpoint endpoint(String host, int port, Endpoint.Security security) {
    return new Endpoint(new Endpoint.Port(host, port), security);
  }

  private static Failure failureAt(Endpoint endpoint) {
    try (PachdCluster cluster = new Heard().at(endpoint)) {
      Failure failure = catchThrowableOfType(Failure.class, cluster::info);
      assertThat(failure.exit()).as(failure.sentence()).isEqualTo(Exit.UNREACHABLE);
      return failure;
    }
  }

  /** What a server shows whose certificate keytool made with these options. */
  private static ServerCredentials credentials(String options) throws Exception {
    KeyManagerFactory keys = authority.keys(authority.issue(options), authority.certificate());
    return TlsServerCredentials.newBuilder().keyManager(keys.getKeyManagers()).build();
  }
}
