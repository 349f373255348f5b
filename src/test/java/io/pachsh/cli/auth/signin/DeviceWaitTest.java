package io.pachsh.cli.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.LoginProblem;
import io.pachsh.access.PendingDevice;
import io.pachsh.failure.Interruption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waiting for somebody on another device, by a clock that the test moves. */
class DeviceWaitTest {
  private static final LoginOutcome REFUSED =
      new LoginOutcome.Refused(new LoginProblem("device", "Somebody said no.", "", "", ""));

  private final List<String> happened = new ArrayList<>();

  /** A login that is answered by pauses of so many seconds, and then ends, or never does. */
  private PendingDevice<LoginOutcome> login(boolean ends, int... pauses) {
    return new PendingDevice<>() {
      private int polls;

      @Override
      public DeviceCode code() {
        return new DeviceCode("A", "https://id.example.com", Optional.empty(), Instant.MAX);
      }

      @Override
      public DevicePoll<LoginOutcome> poll() {
        happened.add("asked");
        int poll = polls++;
        return ends && poll == pauses.length
            ? new DevicePoll.Ended<>(REFUSED)
            : new DevicePoll.Pending<>(
                Duration.ofSeconds(pauses[Math.min(poll, pauses.length - 1)]));
      }
    };
  }

  private LoginOutcome end(PendingDevice<LoginOutcome> login, int seconds) {
    return new DeviceWait(
            login,
            Duration.ofSeconds(seconds),
            time -> happened.add(time.toSeconds() + " s passed"))
        .end();
  }

  @Test
  void asksAsOftenAsTheProviderLikes() {
    assertThat(end(login(true, 5, 5, 10), 60)).isEqualTo(REFUSED);
    assertThat(happened)
        .containsExactly(
            "asked", "5 s passed", "asked", "5 s passed", "asked", "10 s passed", "asked");
  }

  @Test
  void whatIsOverAtOnceIsNotWaitedFor() {
    assertThat(end(login(true), 60)).isEqualTo(REFUSED);
    assertThat(happened).containsExactly("asked");
  }

  @Test
  void givesUpWhenItsTimeIsOverAndNotBefore() {
    assertThat(end(login(false, 5), 12)).isEqualTo(new LoginOutcome.TimedOut());
    assertThat(happened)
        .containsExactly("asked", "5 s passed", "asked", "5 s passed", "asked", "2 s passed");
  }

  @Test
  void anInterruptedWaitEndsTheCommand() {
    DeviceWait wait =
        new DeviceWait(
            login(false, 5),
            Duration.ofMinutes(1),
            time -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(wait::end).isInstanceOf(Interruption.class);
    assertThat(happened).containsExactly("asked");
  }
}
