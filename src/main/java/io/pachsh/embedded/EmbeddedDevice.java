package io.pachsh.embedded;

import io.pachsh.access.DeviceCode;
import io.pachsh.access.DevicePoll;
import io.pachsh.access.LoginOutcome;
import io.pachsh.access.PendingDevice;
import io.pachsh.access.RelyingParty;
import java.util.function.Function;

/**
 * A login at an embedded cluster that is finished on another device.
 *
 * @param finish makes a session of what the provider's answer was judged to be
 */
record EmbeddedDevice(
    PendingDevice<RelyingParty.Verdict> pending,
    Function<RelyingParty.Verdict, LoginOutcome> finish)
    implements PendingDevice<LoginOutcome> {
  @Override
  public DeviceCode code() {
    return pending.code();
  }

  @Override
  public DevicePoll<LoginOutcome> poll() {
    return pending.poll().map(finish);
  }
}
