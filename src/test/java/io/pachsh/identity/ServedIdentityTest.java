package io.pachsh.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.pachsh.http.LoopbackServer;
import io.pachsh.http.Response;
import io.pachsh.serve.ApiServer;
import io.pachsh.serve.Limits;
import io.pachsh.serve.RequestLog;
import io.pachsh.serve.ServeSettings;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served cluster's identity service: there while it is needed, and the way in over the wire. */
class ServedIdentityTest {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("authn-token", Metadata.ASCII_STRING_MARSHALLER);

  @TempDir private Path directory;

  private static ApiServer serve(BrokeringCluster brokering) {
    return ApiServer.start(
        brokering.cluster,
        new ServeSettings(
            ApiServer.loopback(), 0, Optional.empty(), Optional.empty(), true, Limits.USUAL),
        new Quiet(),
        Clock.systemUTC());
  }

  /** A log that nobody reads. */
  private static final class Quiet implements RequestLog {
    @Override
    public void add(Entry entry) {}

    @Override
    public void bug(String method, RuntimeException bug) {
      throw new AssertionError(method, bug);
    }
  }

  @Test
  void isThereWhileTheClusterIsServed() throws IOException {
    try (BrokeringCluster brokering = new BrokeringCluster(directory)) {
      try (ApiServer server = serve(brokering)) {
        assertThat(server.port()).isPositive();
        assertThat(follow(URI.create(brokering.issuer + "/"))).isEqualTo("200");
      }
      assertThat(follow(URI.create(brokering.issuer + "/"))).isEqualTo("refused");
    }
  }

  @Test
  void letsPeopleInOverTheWire() throws IOException {
    try (BrokeringCluster brokering = new BrokeringCluster(directory);
        ApiServer server = serve(brokering)) {
      brokering.connect("mock", "mockCallback", Map.of());
      ManagedChannel channel =
          OkHttpChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
      try {
        APIGrpc.APIBlockingStub nobody = APIGrpc.newBlockingStub(channel);
        GetOIDCLoginResponse login = nobody.getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance());
        assertThat(login.getLoginUrl()).startsWith(brokering.issuer + "/auth?");
        assertThat(follow(URI.create(login.getLoginUrl()))).isEqualTo("200");
        String token =
            nobody
                .authenticate(
                    AuthenticateRequest.newBuilder().setOidcState(login.getState()).build())
                .getPachToken();
        Metadata headers = new Metadata();
        headers.put(TOKEN, token);
        assertThat(
                nobody
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .whoAmI(WhoAmIRequest.getDefaultInstance())
                    .getUsername())
            .isEqualTo("user:kilgore@kilgore.trout");
      } finally {
        channel.shutdownNow();
      }
    }
  }

  @Test
  void aTakenPortIsSaidAndStopsNothingElse() throws IOException {
    int port = BrokeringCluster.freePort();
    List<String> notes = new ArrayList<>();
    try (BrokeringCluster brokering = new BrokeringCluster(directory, "http://127.0.0.1:" + port);
        LoopbackServer squatter =
            LoopbackServer.start(
                LoopbackServer.addresses(), port, request -> Response.text(404, ""))) {
      var unused = brokering.cluster.telling(notes::add);
      try (ApiServer server = serve(brokering)) {
        assertThat(server.port()).isPositive();
        assertThat(squatter.port()).isEqualTo(port);
        assertThat(notes)
            .singleElement()
            .asString()
            .contains("Port " + port, "identity service", "ss -ltnp", "idp set-config");
      }
    }
  }

  /** Follows redirects as a browser does; how it ends. */
  private static String follow(URI address) throws IOException {
    URI next = address;
    for (int i = 0; i < 5; i++) {
      HttpURLConnection connection = (HttpURLConnection) next.toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      try {
        if (connection.getResponseCode() / 100 != 3) {
          return String.valueOf(connection.getResponseCode());
        }
      } catch (java.net.ConnectException e) {
        return "refused";
      }
      next = next.resolve(connection.getHeaderField("Location"));
    }
    return "redirects";
  }
}
