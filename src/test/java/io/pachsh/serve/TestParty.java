package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty;
import io.pachsh.outside.Lines;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A relying party without a network: its browsers come back when a test says so. */
final class TestParty implements RelyingParty {
  static final String ISSUER = "https://provider.example";

  final Map<String, CompletableFuture<Verdict>> open = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public Discovery discover(AuthConfiguration configuration) {
    String issuer = configuration.client().issuer();
    if (issuer.startsWith("http://127.0.0.1:1658")) {
      return new Discovery.Published("http://127.0.0.1:1658/", Optional.empty(), List.of());
    }
    if (issuer.equals("https://another.example")) {
      return new Discovery.Published(issuer, Optional.empty(), List.of());
    }
    if (issuer.startsWith("http://127.0.0.1:9")) {
      return new Discovery.Failed(
          "TCP",
          "Nothing listens on 127.0.0.1:9: the connection was refused.",
          Lines.none(),
          "Is the provider running?");
    }
    return issuer.equals(ISSUER) || issuer.equals(ISSUER + "/")
        ? new Discovery.Published(ISSUER, Optional.empty(), List.of())
        : new Discovery.Failed("DNS", "There is no such host.", Lines.none(), "Check the issuer.");
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
    String state = "state-" + count.incrementAndGet();
    open.put(state, new CompletableFuture<>());
    awaited.put(state, new CountDownLatch(1));
    return new Opening.Opened(new Pending(state));
  }

  /** Returns once somebody waits for the browser of that login. */
  void requireAwaited(String state) throws InterruptedException {
    assertThat(awaited.get(state).await(20, TimeUnit.SECONDS)).isTrue();
  }

  /** The browser brings back that somebody signed in. */
  void signIn(String state, String email) {
    open.get(state).complete(verified(email));
  }

  /** The browser brings back that the provider said no. */
  void refuse(String state, String sentence) {
    open.get(state)
        .complete(new Verdict.Failed(new LoginProblem("error", sentence, "", "", "Ask them.")));
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
    return verified(idToken.reveal());
  }

  @Override
  public BackChannel backChannel(AuthConfiguration configuration) {
    throw new AssertionError("nothing is asked of a provider for those who are served");
  }

  private static Verdict verified(String email) {
    return new Verdict.Verified("1", email, List.of("engineers"), Instant.now().plusSeconds(600));
  }

  private final class Pending implements PendingLogin {
    private final String state;

    Pending(String state) {
      this.state = state;
    }

    @Override
    public URI address() {
      return URI.create(ISSUER + "/authorize?response_type=code&state=" + state);
    }

    @Override
    public String state() {
      return state;
    }

    @Override
    public Optional<Verdict> await(Duration limit) throws InterruptedException {
      awaited.get(state).countDown();
      try {
        return Optional.of(open.get(state).get(limit.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException | java.util.concurrent.CancellationException e) {
        return Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      open.get(state).cancel(false);
    }
  }
}
