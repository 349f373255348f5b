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

  /** What judges one provider's certificate says nothing about another's. */
  @Test
  void goesWithItsProvider() throws Exception {
    assertThat(afterwards("--scopes openid,groups")).contains("by an authority of its own");
    assertThat(afterwards("--issuer https://id.example/")).contains("by an authority of its own");
    assertThat(afterwards("--issuer https://other.example --client-secret c"))
        .contains("the former provider's authority is forgotten")
        .doesNotContain("by an authority of its own");
    assertThat(afterwards("--issuer https://other.example --client-secret c --provider-ca @ca.pem"))
        .contains("by an authority of its own");
  }

  private String afterwards(String options) throws Exception {
    Path other = Files.createTempDirectory(home, "home");
    Files.writeString(other.resolve("ca.pem"), Authority.in(other).pem());
    return ScriptedRun.fed(
            "auth activate -q > /dev/null\n"
                + "auth set-config --offline --provider-ca @ca.pem > /dev/null <<EOF\n"
                + CONFIGURATION
                + "\nEOF\n"
                + "auth set-config --offline "
                + options
                + "\nauth get-config\n",
            other,
            "--insecure-inline",
            "-f",
            "-")
        .err();
  }
}
