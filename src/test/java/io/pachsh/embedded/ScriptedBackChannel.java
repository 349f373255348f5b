package io.pachsh.embedded;

import io.pachsh.access.BackChannel;
import io.pachsh.access.DeviceCode;
import io.pachsh.access.DeviceOpening;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginClient;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.RelyingParty.Verdict;
import io.pachsh.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A back channel whose answers a test writes down beforehand; it remembers what was asked. */
final class ScriptedBackChannel implements BackChannel {
  final Deque<DevicePoll<Verdict>> polls = new ArrayDeque<>();
  final Deque<Renewal> renewals = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();
  Runnable beforeRenewal = () -> {};
  Runnable beforeRevocation = () -> {};
  Revocation revocation = Revocation.DONE;
  Optional<URI> page = Optional.of(URI.create("https://okta.example/logout"));

  @Override
  public DeviceOpening<Verdict> openDevice(Optional<LoginClient> client) {
    asked.add("device as " + client.map(LoginClient::id).orElse("itself"));
    DeviceCode code =
        new DeviceCode(
            "WDJB-MJHT",
            "https://okta.example/activate",
            Optional.empty(),
            Instant.parse("2026-01-01T00:05:00Z"));
    return new DeviceOpening.Opened<>(
        new PendingDevice<>() {
          @Override
          public DeviceCode code() {
            return code;
          }

          @Override
          public DevicePoll<Verdict> poll() {
            return polls.isEmpty()
                ? new DevicePoll.Pending<>(Duration.ofSeconds(5))
                : polls.removeFirst();
          }
        });
  }

  @Override
  public Renewal renew(Secret refreshToken, String subject) {
    asked.add("renew " + refreshToken.reveal() + " of " + subject);
    beforeRenewal.run();
    return renewals.removeFirst();
  }

  @Override
  public Revocation revoke(Secret refreshToken) {
    asked.add("revoke " + refreshToken.reveal());
    beforeRevocation.run();
    return revocation;
  }

  @Override
  public Optional<URI> endSession(String loginHint) {
    asked.add("end the session of " + loginHint);
    return page;
  }
}
