package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.Principal;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
import io.pachsh.cluster.Login;
import io.pachsh.failure.Failure;
import io.pachsh.failure.Interruption;
import io.pachsh.secret.Secret;
import io.pachsh.wire.auth.APIGrpc;
import io.pachsh.wire.auth.AuthenticateRequest;
import io.pachsh.wire.auth.AuthenticateResponse;
import io.pachsh.wire.auth.GetOIDCLoginResponse;
import io.pachsh.wire.auth.WhoAmIResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins whose browser comes back to pachd, while we wait in Authenticate. */
@Timeout(60)
class PachdLoginTest {
  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

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
                it ->
                    WhoAmIResponse.newBuilder()
                        .setUsername("user:ann@x.y")
                        .setExpiration(
                            com.google.protobuf.Timestamp.newBuilder().setSeconds(4_000_000_000L))
                        .build());
    cluster = new Heard().at(pachd.endpoint());
  }

  @AfterEach
  void stop() {
    cluster.close();
    pachd.close();
  }

  @Test
  void waitsForTheTokenAndSaysWhoseItIs() throws Exception {
    try (Login login = begin()) {
      assertThat(login.address()).isEqualTo(URI.create("https://idp.example/auth?state=abc"));
      assertThat(Duration.between(Instant.now(), login.expires()).toSeconds())
          .isBetween(170L, 180L);
      assertThat(login.await(THREE_MINUTES))
          .isEqualTo(
              new LoginOutcome.SignedIn(
                  Secret.of("fresh"),
                  new Principal("user:ann@x.y"),
                  Optional.of(Instant.ofEpochSecond(4_000_000_000L))));
    }
    AuthenticateRequest asked = pachd.requests(APIGrpc.getAuthenticateMethod()).get(0);
    assertThat(asked.getOidcState()).isEqualTo("abc");
  }

  /** gRPC would send the call without it and write it to its log, as numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"t\u00f6ken-of-ours", "two\nlines", "bell\u0007"})
  void aTokenThatNoHeaderCanHoldIsNeitherSentNorLogged(String issued) throws Exception {
    pachd.answers(
        APIGrpc.getAuthenticateMethod(),
        it -> AuthenticateResponse.newBuilder().setPachToken(issued).build());
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler log = kept(logged);
    Logger grpc = Logger.getLogger("io.grpc");
    grpc.addHandler(log);
    try (Login login = begin()) {
      assertThatThrownBy(() -> login.await(THREE_MINUTES))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.refusal().sentence()).contains("corrupted or has expired"));
    } finally {
      grpc.removeHandler(log);
    }
    assertThat(pachd.requests(APIGrpc.getWhoAmIMethod())).isEmpty();
    assertThat(logged).isEmpty();
  }

  private static Handler kept(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        records.add(entry);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void saysTheTrueReasonForWhichALoginCannotBegin() {
    pachd.refuses(
        APIGrpc.getGetOIDCLoginMethod(),
        Status.UNKNOWN.withDescription("provider.Endpoint: 404 Not Found"));
    assertThatThrownBy(this::begin)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              Refusal.LoginRefused refusal = (Refusal.LoginRefused) e.refusal();
              assertThat(refusal.sentence()).contains("provider.Endpoint: 404 Not Found");
            });
  }

  /** A real pachd answers so, to the line's end, while a connector's provider does not answer. */
  @Test
  void saysWhereToLookWhenAConnectorKeepsAllFromLoggingIn() {
    pachd.refuses(
        APIGrpc.getGetOIDCLoginMethod(),
        Status.UNKNOWN.withDescription(
            "500 Internal Server Error: unable to start Dex server, check logs\n"));
    assertThatThrownBy(this::begin)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              LoginProblem problem = ((Refusal.LoginRefused) e.refusal()).problem();
              assertThat(problem.sentence()).endsWith("unable to start Dex server, check logs");
              assertThat(problem.remedy()).contains("idp list-connector");
            });
  }

  @Test
  void saysThatNoProviderIsConfigured() {
    pachd.refuses(
        APIGrpc.getGetOIDCLoginMethod(),
        Status.UNKNOWN.withDescription("OIDC ID provider configuration not found"));
    assertThatThrownBy(this::begin)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NoProvider()));
  }

  @Test
  void saysThatAccessControlIsOffBeforeThatNoProviderIsConfigured() {
    pachd
        .refuses(
            APIGrpc.getGetOIDCLoginMethod(),
            Status.UNKNOWN.withDescription("OIDC ID provider configuration not found"))
        .refuses(
            APIGrpc.getWhoAmIMethod(),
            Status.UNIMPLEMENTED.withDescription("the auth service is not activated"));
    assertThatThrownBy(this::begin)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(new Refusal.NotActivated()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorization failed | pachd | came back
          email_verified claim was false, and require_email_verified was set | email_verified | email_verified claim
          could not get claims | claims | could not read
          something else | pachd | something else
          """)
  void explainsWhyALoginFailed(String text, String check, String sentence) throws Exception {
    pachd.refuses(APIGrpc.getAuthenticateMethod(), Status.UNKNOWN.withDescription(text));
    try (Login login = begin()) {
      LoginOutcome.Refused refused = (LoginOutcome.Refused) login.await(THREE_MINUTES);
      assertThat(refused.problem().check()).isEqualTo(check);
      assertThat(refused.problem().sentence()).contains(sentence).contains(text);
      assertThat(refused.problem().remedy()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error during authorization: OIDC state token expired
          error watching OIDC state token (has it expired?): watch closed
          """)
  void saysThatTheTimeIsOver(String text) throws Exception {
    pachd.refuses(APIGrpc.getAuthenticateMethod(), Status.UNKNOWN.withDescription(text));
    try (Login login = begin()) {
      assertThat(login.await(THREE_MINUTES)).isEqualTo(new LoginOutcome.TimedOut());
    }
  }

  @Test
  void waitsNoLongerThanItIsTold() throws Exception {
    pachd.ponders(APIGrpc.getAuthenticateMethod());
    try (Login login = begin()) {
      assertThat(login.await(Duration.ofSeconds(2))).isEqualTo(new LoginOutcome.TimedOut());
    }
    assertThat(pachd.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsWaitingWhenTheThreadIsInterrupted() throws Exception {
    pachd.ponders(APIGrpc.getAuthenticateMethod());
    Login login = begin();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                login.await(THREE_MINUTES);
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    waiting.start();
    assertThat(pachd.waiting.await(20, TimeUnit.SECONDS)).isTrue();
    waiting.interrupt();
    waiting.join();
    assertThat(thrown.get()).isInstanceOf(Interruption.class);
    assertThat(pachd.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsWaitingWhenItIsClosed() throws Exception {
    pachd.ponders(APIGrpc.getAuthenticateMethod());
    Login login = begin();
    Thread closing =
        new Thread(
            () -> {
              try {
                assertThat(pachd.waiting.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              login.close();
            });
    closing.start();
    LoginOutcome.Refused refused = (LoginOutcome.Refused) login.await(THREE_MINUTES);
    assertThat(refused.problem().sentence()).contains("cancelled");
    closing.join();
  }

  @Test
  void waitsOnWhenTheConnectionWasLostMeanwhile() throws Exception {
    try (Meddler meddler = new Meddler(pachd.port(), 0);
        PachdCluster through = new Heard().at(meddler.endpoint())) {
      pachd.answers(
          APIGrpc.getAuthenticateMethod(),
          it -> {
            if (meddler.connections() == 1) {
              meddler.spoil(Meddler.Mood.RESETTING);
            }
            return AuthenticateResponse.newBuilder().setPachToken("fresh").build();
          });
      try (Login login = through.as(Optional.empty()).logins().begin(Optional.empty())) {
        assertThat(login.await(THREE_MINUTES)).isInstanceOf(LoginOutcome.SignedIn.class);
      }
      assertThat(pachd.requests(APIGrpc.getAuthenticateMethod())).hasSize(2);
    }
  }

  @Test
  void exchangesAnIdToken() {
    LoginOutcome outcome = cluster.as(Optional.empty()).logins().withIdToken(Secret.of("id-token"));
    assertThat(outcome).isInstanceOf(LoginOutcome.SignedIn.class);
    assertThat(pachd.requests(APIGrpc.getAuthenticateMethod()).get(0).getIdToken())
        .isEqualTo("id-token");
  }

  @Test
  void refusesALoginAddressThatIsNone() {
    pachd.answers(
        APIGrpc.getGetOIDCLoginMethod(),
        it -> GetOIDCLoginResponse.newBuilder().setLoginUrl("not a url").build());
    assertThatThrownBy(this::begin).isInstanceOf(Failure.class).hasMessageContaining("not a url");
  }

  private Login begin() {
    return cluster.as(Optional.empty()).logins().begin(Optional.empty());
  }
}
