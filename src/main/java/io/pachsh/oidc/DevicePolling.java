package io.pachsh.oidc;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.oidc.transport.RejectedException;
import io.pachsh.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the token endpoint whether the person has signed in (RFC 8628 §3.4 and §3.5). */
final class DevicePolling {
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final TokenEndpoint endpoint;
  private final Secret deviceCode;
  private final DeviceCode shown;
  private final Clock clock;
  private Duration interval;
  private Optional<RejectedException> unreached = Optional.empty();

  DevicePolling(
      TokenEndpoint endpoint, Secret deviceCode, DeviceCode shown, Duration interval, Clock clock) {
    this.endpoint = endpoint;
    this.deviceCode = deviceCode;
    this.shown = shown;
    this.interval = interval;
    this.clock = clock;
  }

  DeviceCode code() {
    return shown;
  }

  /**
   * Asks once. A provider that is not reached may be again: it is asked less often then.
   *
   * @throws RejectedException when nothing will come any more
   */
  DevicePoll<TokenEndpoint.Tokens> poll() {
    if (!clock.instant().isBefore(shown.expires())) {
      throw unreached.orElseGet(DeviceRefusal::expired);
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
    form.put("device_code", deviceCode.reveal());
    try {
      TokenEndpoint.Told told = endpoint.tell(form);
      unreached = Optional.empty();
      return judge(told);
    } catch (RejectedException e) {
      if (!e.problem().isUnreachable()) {
        throw e;
      }
      unreached = Optional.of(e);
      interval = interval.multipliedBy(2);
      return new DevicePoll.Pending<>(interval);
    }
  }

  private DevicePoll<TokenEndpoint.Tokens> judge(TokenEndpoint.Told told) {
    String error = told.answer().error().orElse("");
    return switch (error) {
      case "" -> new DevicePoll.Ended<>(endpoint.tokens(told));
      case "authorization_pending" -> new DevicePoll.Pending<>(interval);
      case "slow_down" -> {
        interval = interval.plus(SLOWER);
        yield new DevicePoll.Pending<>(interval);
      }
      default -> throw DeviceRefusal.whileWaiting(error).orElseGet(() -> endpoint.refusal(told));
    };
  }
}
