package io.pachsh.cli.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.access.DeviceCode;
import io.pachsh.console.Streams;
import io.pachsh.console.Theme;
import io.pachsh.qr.QrCode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a sign-in on another device, and which of its addresses are opened. */
class DevicePromptTest {
  private static final String COMPLETE = "https://id.example.com/device?user_code=WDJB-MJHT";

  private static DevicePrompt prompt(String complete) {
    DeviceCode code =
        new DeviceCode(
            "WDJB-MJHT", "https://id.example.com/device", Optional.of(complete), Instant.MAX);
    return new DevicePrompt(code, DeviceAddress.openable(code.shortestWay()));
  }

  /** RFC 8628 §5.4: what a provider sends is not followed blindly. */
  @ParameterizedTest
  @CsvSource({
    "https://id.example.com/device, true",
    "HTTPS://id.example.com/device, true",
    "http://127.0.0.1:30658/device, true",
    "http://localhost:30658/device, true",
    "http://[::1]:30658/device, true",
    "http://id.example.com/device, false",
    "http://127.0.0.1.evil.example/device, false",
    "http://localhost.evil.example/device, false",
    "https://id.example.com@evil.example/, false",
    "https:///device, false",
    "file:///etc/passwd, false",
    "javascript:alert(1), false",
    "ftp://id.example.com/, false",
    "-a Calculator, false",
    "--help, false",
    "'', false",
  })
  void onlySafeAddressesAreOpened(String address, boolean isOpened) {
    assertThat(DeviceAddress.openable(address).isPresent()).isEqualTo(isOpened);
  }

  @Test
  void anAddressThatIsNotOpenedIsShownWithAWarning() {
    assertThat(prompt("http://id.example.com/x").lines().all())
        .contains("  https://id.example.com/device", "  WDJB-MJHT")
        .anyMatch(line -> line.contains("was not opened"));
    assertThat(prompt(COMPLETE).lines().all()).noneMatch(line -> line.contains("not opened"));
  }

  @Test
  void thisMachinesOwnAddressIsNoneForTelephones() {
    assertThat(prompt(COMPLETE).isForTelephones()).isTrue();
    assertThat(prompt("http://127.0.0.1:30658/device").isForTelephones()).isFalse();
    assertThat(prompt("http://id.example.com/x").isForTelephones()).isFalse();
  }

  private static String drawn(int columns) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Streams streams = new Streams(InputStream.nullInputStream(), true, err, err);
    prompt(COMPLETE).draw(columns, Theme.PLAIN, streams);
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** A row that reached the last column could be broken by the terminal. */
  @Test
  void aTerminalThatIsTooNarrowGetsNoQrCode() {
    QrCode code = QrCode.of(COMPLETE).orElseThrow();

    assertThat(drawn(code.width())).isEmpty();
    assertThat(drawn(code.width() + 1)).isEqualTo(drawn(200));
    assertThat(drawn(200).lines()).containsExactlyElementsOf(code.rows(false));
  }
}
