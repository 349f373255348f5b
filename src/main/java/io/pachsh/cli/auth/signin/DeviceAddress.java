package io.pachsh.cli.auth.signin;

import io.pachsh.access.DeviceCode;
import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import io.pachsh.http.LoopbackHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that a provider sent, before anybody follows them. */
final class DeviceAddress {
  private DeviceAddress() {}

  /**
   * The address, if a browser may be sent there without the person's asking: https, or http on this
   * machine, without a user name or password in it.
   */
  static Optional<URI> openable(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() == null || address.getRawUserInfo() != null) {
        return Optional.empty();
      }
      boolean isSafe =
          "https".equalsIgnoreCase(address.getScheme())
              || ("http".equalsIgnoreCase(address.getScheme()) && isHere(address));
      return isSafe ? Optional.of(URI.create(address.toASCIIString())) : Optional.empty();
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  /** Whether no other machine reaches the address. */
  static boolean isHere(URI address) {
    return LoopbackHost.addresses(String.valueOf(address.getHost())).isPresent();
  }

  /** Where a code is typed, for whoever walks there in the person's place. */
  static URI of(DeviceCode code) {
    return openable(code.shortestWay())
        .orElseThrow(
            () ->
                new Failure(
                    Exit.FAILED,
                    "The code is to be typed at " + code.address() + ", which is not opened.",
                    "Log in with a browser: 'auth login'."));
  }
}
