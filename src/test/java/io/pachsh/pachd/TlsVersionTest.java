package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.Background;
import io.pachsh.certificate.Keytool;
import io.pachsh.failure.Failure;
import io.pachsh.pachd.connection.Endpoint;
import io.pachsh.pachd.connection.UnreachableTest;
import io.pachsh.serve.TlsPair;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pachd, or a proxy in front of it, that speaks one version of TLS alone. */
class TlsVersionTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void isSpokenTo(String version) throws Exception {
    TlsPair pair = TlsPair.in(directory);
    try (SSLServerSocket server = listening(version)) {
      CompletableFuture<String> spoken = Background.call(() -> accept(server));
      Endpoint endpoint =
          UnreachableTest.local(
              server.getLocalPort(), new Endpoint.OwnTls(Files.readString(pair.certificate())));
      // It hangs up behind the handshake.
      try (PachdCluster cluster = new Heard().at(endpoint)) {
        assertThatThrownBy(cluster::info).isInstanceOf(Failure.class);
      }
      assertThat(spoken.get(20, TimeUnit.SECONDS)).isEqualTo(version);
    }
  }

  private SSLServerSocket listening(String version) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(new Keytool(directory.resolve("server.p12")).keys(), Keytool.password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    server.setEnabledProtocols(new String[] {version});
    return server;
  }

  private static String accept(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(20_000);
      socket.startHandshake();
      return socket.getSession().getProtocol();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
