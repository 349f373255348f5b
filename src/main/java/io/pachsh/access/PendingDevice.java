package io.pachsh.access;

/** A sign-in on another device that is under way. */
public interface PendingDevice<T> {
  DeviceCode code();

  /**
   * Asks once how far it is. Blocks for seconds at most; to be called no sooner again than the
   * answer says.
   */
  DevicePoll<T> poll();
}
