package io.pachsh.cli.auth.signin;

import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.PendingDevice;
import io.pachsh.failure.Interruption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks how far a sign-in on another device is until it is over, or for as long as somebody waits.
 */
record DeviceWait(PendingDevice<LoginOutcome> login, Duration limit, Pause pause) {
  /** Lets time pass. */
  interface Pause {
    void pass(Duration time) throws InterruptedException;
  }

  DeviceWait(PendingDevice<LoginOutcome> login, Duration limit) {
    this(login, limit, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  /**
   * How it ended.
   *
   * @throws Interruption when the waiting thread is interrupted
   */
  LoginOutcome end() {
    Duration left = limit;
    while (true) {
      DevicePoll<LoginOutcome> said = login.poll();
      if (said instanceof DevicePoll.Ended<LoginOutcome> ended) {
        return ended.result();
      }
      Duration wait = ((DevicePoll.Pending<LoginOutcome>) said).pause();
      if (left.compareTo(wait) < 0) {
        passed(left);
        return new LoginOutcome.TimedOut();
      }
      passed(wait);
      left = left.minus(wait);
    }
  }

  private void passed(Duration time) {
    try {
      pause.pass(time);
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }
}
