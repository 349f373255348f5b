package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.Background;
import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.LiveConfiguration;
import io.pachsh.access.OidcClient;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.APIGrpc.APIBlockingStub;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.GetOIDCLoginRequest;
import io.pachsh.wire.auth.OIDCConfig;
import io.pachsh.wire.auth.SetConfigurationRequest;
import io.pachsh.wire.auth.WhoAmIRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins as pachctl does them: an address, a browser, and a call that waits meanwhile. */
class LoginCallsTest {
  @TempDir private Path directory;
  private ServedPractice practice;

  @BeforeEach
  void serve() {
    practice = ServedPractice.in(directory);
    practice
        .inside()
        .configuration()
        .set(
            new AuthConfiguration.Pachctl(
                new OidcClient(
                    TestParty.ISSUER,
                    "pachd",
                    Secret.of("hush"),
                    "http://localhost:30657/authorization-code/callback"),
                List.of("email"),
                false,
                false,
                ""),
            0,
            false);
  }

  @AfterEach
  void stop() {
    practice.close();
  }

  @Test
  void severalLoginsAtOnceEachGetTheirOwnToken() throws Exception {
    List<String> states = new ArrayList<>();
    List<CompletableFuture<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      states.add(begin());
      waiting.add(waiting(states.get(i)));
    }
    for (int i = 4; i >= 0; i--) {
      practice.party.signIn(states.get(i), "user" + i + "@example.com");
    }
    for (int i = 0; i < 5; i++) {
      String token = waiting.get(i).get(20, TimeUnit.SECONDS);
      assertThat(practice.as(token).whoAmI(WhoAmIRequest.getDefaultInstance()).getUsername())
          .isEqualTo("user:user" + i + "@example.com");
    }
  }

  @Test
  void aStateIsGoodForOneTokenAndMatchesExactly() throws Exception {
    String state = begin();
    practice.party.signIn(state, "a@b.c");
    assertThatThrownBy(() -> authenticate(state.substring(0, state.length() - 1)))
        .hasMessage("UNKNOWN: error watching OIDC state token (has it expired?)");
    assertThat(authenticate(state)).hasSize(32);
    assertThatThrownBy(() -> authenticate(state))
        .hasMessage("UNKNOWN: error watching OIDC state token (has it expired?)");
  }

  @Test
  void whatTheProviderSaysReachesWhoeverWaits() throws Exception {
    String state = begin();
    CompletableFuture<String> waiting = waiting(state);
    practice.party.refuse(state, "The provider answered access_denied: not assigned to the app.");
    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining(
            "UNKNOWN: authorization failed: The provider answered access_denied: not assigned");
  }

  @Test
  void whoeverGivesUpFreesTheLogin() throws Exception {
    String state = begin();
    Future<AuthenticateResponse> call =
        APIGrpc.newFutureStub(practice.as().getChannel())
            .authenticate(AuthenticateRequest.newBuilder().setOidcState(state).build());
    practice.party.requireAwaited(state);
    assertThat(call.cancel(true)).isTrue();
    assertThatThrownBy(() -> practice.party.open.get(state).get(20, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
    assertThat(practice.bugs).isEmpty();
  }

  /** The API has no word for it, so that whoever writes by it can only keep it. */
  @Test
  void theProvidersAuthorityStaysWhileTheIssuerDoes() {
    LiveConfiguration before = practice.inside().configuration().live();
    AuthConfiguration own = before.configuration().orElseThrow();
    practice
        .inside()
        .configuration()
        .set(own.withClient(own.client().withProviderCa(Optional.of("PEM"))), 0, false);

    configure(TestParty.ISSUER, "email", "groups");
    assertThat(client().providerCa()).contains("PEM");
    assertThat(practice.inside().configuration().live().configuration().orElseThrow().scopes())
        .contains("groups");

    configure("https://another.example", "email");
    assertThat(client().providerCa()).isEmpty();
    configure(TestParty.ISSUER, "email");
    assertThat(client().providerCa()).isEmpty();
  }

  private OidcClient client() {
    return practice.inside().configuration().live().configuration().orElseThrow().client();
  }

  private void configure(String issuer, String... scopes) {
    var unused =
        practice
            .as(practice.admin.orElseThrow().reveal())
            .setConfiguration(
                SetConfigurationRequest.newBuilder()
                    .setConfiguration(
                        OIDCConfig.newBuilder()
                            .setIssuer(issuer)
                            .setClientId("pachd")
                            .setClientSecret("hush")
                            .setRedirectUri("http://localhost:30657/authorization-code/callback")
                            .setLocalhostIssuer(true)
                            .addAllScopes(List.of(scopes)))
                    .build());
  }

  @Test
  void stoppingEndsWhatWaits() throws Exception {
    String state = begin();
    CompletableFuture<String> waiting = waiting(state);
    practice.party.requireAwaited(state);
    practice.server.close();
    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
  }

  private String begin() {
    return practice.as().getOIDCLogin(GetOIDCLoginRequest.getDefaultInstance()).getState();
  }

  private CompletableFuture<String> waiting(String state) {
    return Background.call(() -> authenticate(state));
  }

  private String authenticate(String state) {
    APIBlockingStub nobody = practice.as();
    return nobody
        .authenticate(AuthenticateRequest.newBuilder().setOidcState(state).build())
        .getPachToken();
  }
}
