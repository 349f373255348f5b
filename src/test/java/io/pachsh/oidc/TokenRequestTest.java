package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.LoginProblem;
import io.pachsh.access.RelyingParty.PendingLogin;
import io.pachsh.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one request that cannot be repeated: on a connection of its own, and sent once. */
class TokenRequestTest {
  private Trial trial;
  private FaultyProvider provider;
  private TcpRelay relay;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
    relay = new TcpRelay(URI.create(provider.issuer()).getPort());
    String issuer = "http://127.0.0.1:" + relay.port();
    provider.metadata.replaceAll(
        (name, value) ->
            value instanceof String text ? text.replace(provider.issuer(), issuer) : value);
    provider.claims = claims -> claims.put("iss", issuer);
    trial.issuer = issuer;
  }

  @AfterEach
  void stop() throws IOException {
    relay.close();
    trial.close();
  }

  @Test
  void outlivesAProviderThatClosesIdleConnections() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page back = Trial.browse(login.address());
      relay.cut();
      assertThat(Trial.browse(back).body()).contains("You are now logged in");
      assertThat(login.await(Trial.PATIENCE)).isPresent();
    }
    assertThat(provider.log).filteredOn("POST /token"::equals).hasSize(1);
  }

  @Test
  void alwaysGoesOnAConnectionOfItsOwn() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page back = Trial.browse(login.address());
      int before = relay.connections();
      Trial.browse(back);
      assertThat(relay.connections()).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"503, Retry-After, 0", "408, Connection, close", "421, Retry-After, 0"})
  void isSentOnceWhateverTheAnswerAsksFor(int status, String header, String value)
      throws Exception {
    provider.routes.put("/token", request -> Response.text(status, "").with(header, value));
    LoginProblem problem = trial.login().problem();
    assertThat(problem.sentence() + problem.found()).contains(String.valueOf(status));
    assertThat(provider.log).filteredOn("POST /token"::equals).hasSize(1);
  }

  @Test
  void isSentOnceWhenTheConnectionBreaksAfterIt() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    provider.routes.put(
        "/token",
        request -> {
          asked.incrementAndGet();
          try {
            relay.cut();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return Response.text(200, "");
        });
    LoginProblem problem = trial.login().problem();
    assertThat(asked).hasValue(1);
    assertThat(problem.sentence())
        .contains("closed the connection")
        .doesNotContain("does not speak HTTP");
    assertThat(problem.remedy()).contains("auth login").doesNotContain("https://");
  }
}
