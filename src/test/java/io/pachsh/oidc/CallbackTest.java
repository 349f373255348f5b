package io.pachsh.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.Background;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty.Opening;
import io.pachsh.access.RelyingParty.PendingLogin;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.http.Parameters;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that come back, and everything else that knocks at the callback's port. */
class CallbackTest {
  private Trial trial;
  private FaultyProvider provider;

  @BeforeEach
  void start() throws IOException {
    trial = new Trial();
    provider = trial.provider;
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  private URI callback(String query) {
    return URI.create(trial.redirectUri + "?" + query);
  }

  @Test
  void strayRequestsDoNotAbortALogin() throws Exception {
    try (PendingLogin login = trial.open()) {
      String state = "state=" + login.state();
      URI root = URI.create(trial.redirectUri).resolve("/favicon.ico");
      assertThat(Trial.browse(root).status()).isEqualTo(404);
      assertThat(Trial.browse(callback("")).status()).isEqualTo(400);
      assertThat(Trial.browse(callback("code=x&state=other")).status()).isEqualTo(400);
      assertThat(Trial.browse(callback("code=x&" + state + "&" + state)).status()).isEqualTo(400);
      assertThat(Trial.browse(callback("code=x&code=y&" + state)).status()).isEqualTo(400);
      assertThat(Trial.request("HEAD", callback("code=x&" + state)).status()).isEqualTo(405);
      assertThat(Trial.request("POST", callback("code=x&" + state)).status()).isEqualTo(405);
      assertThat(provider.log).doesNotContain("POST /token");
      assertThat(trial.walk(login).page().status()).isEqualTo(200);
    }
  }

  @Test
  void aCallbackIsAnsweredOnce() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page redirect = Trial.browse(login.address());
      Trial.Page first = Trial.browse(redirect);
      Trial.Page second = Trial.browse(redirect);
      assertThat(first.body()).contains("You are now logged in.");
      assertThat(second.body()).contains("used only once").doesNotContain("You are now");
      assertThat(login.await(Trial.PATIENCE)).get().isInstanceOf(Verdict.Verified.class);
      assertThat(provider.log).filteredOn("POST /token"::equals).hasSize(1);
    }
  }

  @Test
  void aReplayAfterTheEndFindsNobody() throws Exception {
    PendingLogin first = trial.open();
    try (PendingLogin other = trial.open()) {
      Trial.Page redirect = Trial.browse(first.address());
      Trial.browse(redirect);
      first.close();
      assertThat(Trial.browse(redirect).body()).contains("This login is finished");
      assertThat(other.await(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void severalLoginsWaitAtOneAddress() throws Exception {
    PendingLogin first = trial.open();
    PendingLogin second = trial.open();
    assertThat(first.state()).isNotEqualTo(second.state());
    assertThat(trial.walk(second).page().status()).isEqualTo(200);
    second.close();
    assertThat(trial.walk(first).page().status()).isEqualTo(200);
    first.close();
    first.close();
    trial.open().close();
    trial.party.close();
    assertThatThrownBy(() -> Trial.browse(callback(""))).isInstanceOf(ConnectException.class);
  }

  @Test
  void localhostListensOnBothFamilies() throws Exception {
    int port = Trial.freePort();
    var configuration = trial.configuration(provider.issuer(), "http://localhost:" + port + "/cb");
    var opening = (Opening.Opened) trial.party.open(configuration, Duration.ofMinutes(3));
    try (PendingLogin login = opening.login()) {
      assertThat(Trial.browse(URI.create("http://127.0.0.1:" + port + "/cb")).status())
          .isEqualTo(400);
      if (NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null) {
        assertThat(Trial.browse(URI.create("http://[::1]:" + port + "/cb")).status())
            .isEqualTo(400);
      }
      assertThat(trial.walk(login).page().status()).isEqualTo(200);
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    int port = URI.create(trial.redirectUri).getPort();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      LoginProblem problem = trial.refusal();
      assertThat(problem.check()).isEqualTo("callback");
      assertThat(problem.sentence()).contains("Port " + taken.getLocalPort()).contains("in use");
      assertThat(problem.remedy()).contains("redirect_uri").contains("lsof -i :" + port);
    }
    trial.open().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/cb",
        "https://127.0.0.1:30657/cb",
        "http://localhost.evil.example/cb",
        "http://0.0.0.0:30657/cb",
        "http://127.0.0.1:0/cb",
        "http://127.0.0.1:99999/cb",
        "your redirect URI",
        ""
      })
  void redirectUrisThatLeadElsewhereAreRefused(String redirect) {
    var opening =
        trial.party.open(trial.configuration(provider.issuer(), redirect), Duration.ofMinutes(3));
    assertThat(((Opening.Refused) opening).problem().check()).isEqualTo("redirect_uri");
    assertThat(provider.log).isEmpty();
  }

  @Test
  void anErrorReachesTheWaitingPersonWithItsDescription() throws Exception {
    String description = "User is not assigned <script>alert('x')</script>\u001b[2J";
    provider.callback =
        back -> {
          back.remove("code");
          back.put("error", "access_denied");
          back.put("error_description", description);
        };
    Trial.Ending ending = trial.login();
    assertThat(ending.problem().sentence()).contains(description).contains("access_denied");
    assertThat(ending.problem().remedy()).contains("Assignments");
    assertThat(ending.page().body())
        .contains("&lt;script&gt;alert(&#39;x&#39;)")
        .doesNotContain("<script");
    assertThat(provider.log).doesNotContain("POST /token");
  }

  @Test
  void comingBackWithNothingFails() throws Exception {
    provider.callback = back -> back.remove("code");
    assertThat(trial.login().problem().sentence()).contains("neither a code nor an error");
  }

  @Test
  void aCancelledLoginIsNotCalledASuccess() throws Exception {
    CountDownLatch exchanging = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    var honest = provider.routes.get("/token");
    provider.routes.put(
        "/token",
        request -> {
          exchanging.countDown();
          await(cancelled);
          return honest.handle(request);
        });
    PendingLogin login = trial.open();
    Trial.Page redirect = Trial.browse(login.address());
    CompletableFuture<Trial.Page> page = Background.call(() -> Trial.browse(redirect));
    exchanging.await();
    CompletableFuture<Void> closing = Background.run(login::close);
    assertThat(login.await(Trial.PATIENCE)).isEqualTo(Optional.empty());
    cancelled.countDown();
    closing.join();
    assertThat(page.join().body()).contains("was cancelled").doesNotContain("You are now");
  }

  @Test
  void thePageSaysWhoSignedInInTheStyleOfTheSignInPage() throws Exception {
    Trial.Page page = trial.login().page();
    assertThat(page.body())
        .contains("<strong>okta:test@pachyderm.com</strong>")
        .contains("You are now logged in. Go back to the terminal to use Pachyderm!")
        .contains("--card:");
  }

  @Test
  void thePageOfATrialSaysThatNobodyIsSignedIn() throws Exception {
    Opening opening =
        trial.party.open(
            trial.configuration(), Duration.ofMinutes(3), LoginRequest.trial(Optional.empty()));
    PendingLogin login = ((Opening.Opened) opening).login();
    Trial.Page redirect = Trial.browse(login.address());
    String page = Trial.browse(redirect).body();
    assertThat(page)
        .contains("This login was a trial.", "<strong>okta:test@pachyderm.com</strong>")
        .contains("nothing is kept")
        .doesNotContain("logged in", "Signed in as");
    assertThat(Trial.browse(redirect).body()).doesNotContain("Signed in as");
    login.close();
  }

  @Test
  void aRepeatedCallbackGetsAPageAfterTheEnd() throws Exception {
    PendingLogin login = trial.open();
    Trial.Page redirect = Trial.browse(login.address());
    Trial.browse(redirect);
    login.close();
    Trial.Page page = Trial.browse(redirect);
    assertThat(page.body()).contains("This login is finished").contains("okta:test@pachyderm.com");
    assertThat(provider.log).filteredOn("POST /token"::equals).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Purpose: prefetch", "Purpose: prefetch", "X-Moz: prefetch"})
  void aBrowserThatLooksAheadUsesNothingUp(String header) throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page redirect = Trial.browse(login.address());
      String[] parts = header.split(": ");
      Request ahead =
          new Request.Builder().url(redirect.location()).header(parts[0], parts[1]).build();
      try (okhttp3.Response early = new OkHttpClient().newCall(ahead).execute()) {
        assertThat(early.code()).isEqualTo(503);
      }
      assertThat(provider.log).doesNotContain("POST /token");
      assertThat(Trial.browse(redirect).status()).isEqualTo(200);
    }
  }

  @Test
  void aReloadDuringASlowExchangeShowsHowItEnded() throws Exception {
    CountDownLatch exchanging = new CountDownLatch(1);
    CountDownLatch reloaded = new CountDownLatch(1);
    var honest = provider.routes.get("/token");
    provider.routes.put(
        "/token",
        request -> {
          exchanging.countDown();
          await(reloaded);
          return honest.handle(request);
        });
    try (PendingLogin login = trial.open()) {
      Trial.Page redirect = Trial.browse(login.address());
      CompletableFuture<Trial.Page> first = browsing(redirect);
      exchanging.await();
      CompletableFuture<Trial.Page> second = browsing(redirect);
      assertThat(login.await(Duration.ofMillis(100)))
          .get()
          .isInstanceOfSatisfying(
              Verdict.Failed.class,
              failed -> {
                assertThat(failed.problem().sentence()).contains("The browser came back, but");
                assertThat(failed.problem().isUnreachable()).isTrue();
              });
      reloaded.countDown();
      assertThat(first.join().body()).contains("You are now logged in");
      assertThat(second.join().body()).contains("okta:test@pachyderm.com");
      assertThat(provider.log).filteredOn("POST /token"::equals).hasSize(1);
    }
  }

  @Test
  void anAnswerAsAFormIsNamedAtOnce() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page page = post(Map.of("code", "x", "state", login.state()));
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.body()).contains("form_post");
      assertThat(((Verdict.Failed) login.await(Trial.PATIENCE).orElseThrow()).problem().sentence())
          .contains("as a form (form_post)");
    }
    try (PendingLogin login = trial.open()) {
      post(
          Map.of("error", "access_denied", "error_description", "go away", "state", login.state()));
      assertThat(((Verdict.Failed) login.await(Trial.PATIENCE).orElseThrow()).problem().sentence())
          .contains("go away");
    }
    try (PendingLogin login = trial.open()) {
      assertThat(post(Map.of("code", "x", "state", "other")).status()).isEqualTo(405);
      assertThat(login.await(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void anAnswerInTheFragmentIsNamedWhenTheTimeIsOver() throws Exception {
    try (PendingLogin login = trial.open()) {
      Trial.Page page = Trial.browse(URI.create(trial.redirectUri));
      assertThat(page.body()).contains("fragment").contains("response mode");
      assertThat(
              ((Verdict.Failed) login.await(Duration.ofMillis(1)).orElseThrow()).problem().found())
          .contains("fragment");
      assertThat(trial.walk(login).page().status()).isEqualTo(200);
    }
  }

  private Trial.Page post(Map<String, String> form) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(trial.redirectUri).toURL().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write(Parameters.format(form).getBytes(StandardCharsets.UTF_8));
    int status = connection.getResponseCode();
    return new Trial.Page(
        status, new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8), "");
  }

  private static CompletableFuture<Trial.Page> browsing(Trial.Page redirect) {
    CompletableFuture<Trial.Page> page = new CompletableFuture<>();
    Thread browser =
        new Thread(
            () -> {
              try {
                page.complete(Trial.browse(redirect));
              } catch (IOException e) {
                page.completeExceptionally(e);
              }
            });
    browser.setDaemon(true);
    browser.start();
    return page;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
