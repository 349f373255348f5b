package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.Principal;
import io.pachsh.cluster.Login;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.GetGroupsResponse;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.RevokeAuthTokenRequest;
import io.pachsh.wire.auth.RevokeAuthTokenResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real cluster makes a session for a test login, which is revoked whatever happens then. */
@Timeout(60)
class TrialSessionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Heard heard = new Heard();
  private FakePachd pachd;
  private PachdCluster cluster;

  @BeforeEach
  void start() throws Exception {
    pachd =
        FakePachd.start()
            .answers(
                APIGrpc.getGetOIDCLoginMethod(),
                it ->
                    GetOIDCLoginResponse.newBuilder()
                        .setLoginUrl("https://idp.example/auth?state=abc")
                        .setState("abc")
                        .build())
            .answers(
                APIGrpc.getAuthenticateMethod(),
                it -> AuthenticateResponse.newBuilder().setPachToken("fresh").build())
            .answers(
                APIGrpc.getWhoAmIMethod(),
                it -> WhoAmIResponse.newBuilder().setUsername("user:ann@x.y").build())
            .answers(
                APIGrpc.getGetGroupsMethod(),
                it -> GetGroupsResponse.newBuilder().addGroups("group:data").build())
            .answers(APIGrpc.getRevokeAuthTokenMethod(), it -> revoked(1));
    cluster = heard.at(pachd.endpoint());
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  private static RevokeAuthTokenResponse revoked(int count) {
    return RevokeAuthTokenResponse.newBuilder().setNumber(count).build();
  }

  private LoginOutcome tried() {
    try (Login login = cluster.as(Optional.empty()).logins().trial().begin(Optional.empty())) {
      return login.await(PATIENCE);
    }
  }

  private void assertThatTheSessionIsRevokedOnce() {
    assertThat(pachd.requests(APIGrpc.getRevokeAuthTokenMethod()))
        .extracting(RevokeAuthTokenRequest::getToken)
        .containsExactly("fresh");
  }

  @Test
  void itShowsWhoseItIsAndIsRevoked() {
    LoginOutcome.Tried tried = (LoginOutcome.Tried) tried();
    assertThat(tried.principal()).isEqualTo(new Principal("user:ann@x.y"));
    assertThat(tried.groups()).containsExactly(new Principal("group:data"));
    assertThat(tried.remainder().account())
        .isEqualTo(
            "the session is revoked; pachd has set the groups of user:ann@x.y anew, as at every"
                + " login");
    assertThat(tried.remainder().signedIn()).isEmpty();
    assertThatTheSessionIsRevokedOnce();
  }

  @Test
  void itIsRevokedWhenItCannotBeLookedAt() {
    pachd.answers(
        APIGrpc.getGetGroupsMethod(),
        it -> {
          throw Status.INTERNAL.withDescription("no groups today").asRuntimeException();
        });
    assertThatThrownBy(this::tried).isInstanceOf(RuntimeException.class);
    assertThatTheSessionIsRevokedOnce();
    assertThat(heard.notices).isEmpty();
  }

  @Test
  void itIsRevokedWhenThePersonInterrupts() {
    Thread waiting = Thread.currentThread();
    pachd.answers(
        APIGrpc.getGetGroupsMethod(),
        it -> {
          waiting.interrupt();
          return GetGroupsResponse.getDefaultInstance();
        });
    pachd.answers(
        APIGrpc.getRevokeAuthTokenMethod(),
        it -> {
          waiting.interrupt();
          return revoked(1);
        });
    try {
      tried();
    } catch (Interruption | Failure interrupted) {
      // Whether the answer or the interrupt came first is open; the session ends with both.
    }
    var unused = Thread.interrupted();
    assertThatTheSessionIsRevokedOnce();
  }

  @Test
  void oneThatCannotBeRevokedIsTold() {
    pachd.answers(APIGrpc.getRevokeAuthTokenMethod(), it -> revoked(0));
    LoginOutcome.Tried tried = (LoginOutcome.Tried) tried();
    assertThat(tried.remainder().signedIn()).contains(new Principal("user:ann@x.y"));
    assertThat(tried.remainder().account()).contains("may still be valid");
  }
}
