package io.pachsh;

import static org.assertj.core.api.Assertions.assertThat;

import io.pachsh.certificate.Authority;
import io.pachsh.failure.Exit;
import io.pachsh.file.BoundedInput;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider's authority is taken whole, or not at all. */
class ProviderCaTest {
  private static final String CONFIGURATION =
      "{issuer: \"https://id.example\", client_id: a, client_secret: b,"
          + " redirect_uri: \"http://127.0.0.1:30657/x\"}";

  @TempDir private Path home;

  @Test
  void refusesABundleThatIsTooLarge() throws Exception {
    String certificate = Authority.in(home).pem();
    Files.writeString(
        home.resolve("ca.pem"),
        certificate + "#".repeat(BoundedInput.CONFIGURATION) + "\n" + certificate);
    ScriptedRun run =
        ScriptedRun.fed(
            "auth activate -q > /dev/null\n"
                + "auth set-config --provider-ca @ca.pem <<EOF\n"
                + CONFIGURATION
                + "\nEOF\n",
            home,
            "-f",
            "-");
    assertThat(run.err())
        .contains("The provider's authority in ca.pem cannot be read: it holds more than 1 MiB.");
    assertThat(run.status()).isEqualTo(Exit.FAILED.status());
  }
}
