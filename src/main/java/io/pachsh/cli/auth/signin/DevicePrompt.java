package io.pachsh.cli.auth.signin;

import io.pachsh.access.DeviceCode;
import io.pachsh.console.Streams;
import io.pachsh.console.Style;
import io.pachsh.console.Theme;
import io.pachsh.outside.Lines;
import io.pachsh.qr.QrCode;
import java.net.URI;
import java.util.Optional;

/**
 * What a person is shown who signs in on another device.
 *
 * @param openable the address that asks for the least typing, if it may be opened
 */
record DevicePrompt(DeviceCode code, Optional<URI> openable) {

  Lines lines() {
    Lines lines =
        Lines.of(
            "Open this address on any device, and check that it shows this code, or type it there:",
            "",
            "  " + code.address(),
            "  " + code.userCode(),
            "");
    if (openable.isEmpty()) {
      return lines.and(
          "The address is neither https nor on this machine, and was not opened: look at it well.");
    }
    return lines;
  }

  /** Whether a telephone gets anywhere by the address: this machine's own is none of its. */
  boolean isForTelephones() {
    return openable.filter(address -> !DeviceAddress.isHere(address)).isPresent();
  }

  /** Draws the address, if the screen is wide enough: a broken line would spoil it. */
  void draw(int columns, Theme theme, Streams streams) {
    QrCode.of(openable.orElseThrow().toString())
        .filter(drawn -> drawn.width() < columns)
        .ifPresent(
            drawn ->
                streams.draw(
                    drawn.rows(theme != Theme.PLAIN),
                    row -> Style.MACHINE_READABLE.apply(row, theme)));
  }
}
