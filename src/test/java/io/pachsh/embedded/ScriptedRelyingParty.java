package io.pachsh.embedded;

import io.pachsh.access.AuthConfiguration;
import io.pachsh.access.BackChannel;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.LoginRequest;
import io.pachsh.access.RelyingParty;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A relying party whose answers a test writes down beforehand. */
public final class ScriptedRelyingParty implements RelyingParty {
  static final LoginProblem PROBLEM =
      new LoginProblem("nonce", "The nonce differs.", "a", "b", "Log in again.");

  Optional<Verdict> verdict =
      Optional.of(
          new Verdict.Verified(
              "00u1",
              "test@pachyderm.com",
              List.of("engineers", "everyone"),
              Instant.parse("2026-01-01T01:00:00Z")));
  final ScriptedBackChannel backChannel = new ScriptedBackChannel();

  /** The issuers that were looked at. */
  public final List<String> discovered = new ArrayList<>();

  boolean refusesToOpen;
  LoginRequest requested = LoginRequest.ONCE;
  Runnable beforeVerdict = () -> {};
  int closed;

  @Override
  public Discovery discover(AuthConfiguration configuration) {
    discovered.add(configuration.client().issuer());
    return new Discovery.Published(configuration.client().issuer(), Optional.empty(), List.of());
  }

  @Override
  public Opening open(AuthConfiguration configuration, Duration lifetime, LoginRequest request) {
    requested = request;
    return refusesToOpen ? new Opening.Refused(PROBLEM) : new Opening.Opened(new Pending());
  }

  @Override
  public Verdict verify(AuthConfiguration configuration, Secret idToken, Set<String> trusted) {
    return verdict.orElseThrow();
  }

  @Override
  public BackChannel backChannel(AuthConfiguration configuration) {
    return backChannel;
  }

  private final class Pending implements PendingLogin {
    @Override
    public URI address() {
      return URI.create("https://okta.example/authorize");
    }

    @Override
    public String state() {
      return "state";
    }

    @Override
    public Optional<Verdict> await(Duration limit) {
      beforeVerdict.run();
      return verdict;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
