package io.pachsh.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person needs to sign in on another device (RFC 8628 §3.2). The addresses are what the
 * provider sent: sanitise before showing, and look at them before opening.
 *
 * @param userCode the code to type; printable ASCII
 * @param address where to type it
 * @param completeAddress the same with the code filled in, if the provider has one
 * @param expires until when the code is good
 */
public record DeviceCode(
    String userCode, String address, Optional<String> completeAddress, Instant expires) {

  /** The address that asks for the least typing. */
  public String shortestWay() {
    return completeAddress.orElse(address);
  }
}
