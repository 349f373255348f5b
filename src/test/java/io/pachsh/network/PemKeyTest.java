package io.pachsh.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys as openssl writes them, in each of the forms that tools use. */
class PemKeyTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048, RSA",
    "genrsa -traditional 2048, RSA",
    "ecparam -name prime256v1 -genkey -noout, EC",
    "ecparam -name prime256v1 -genkey, EC",
    "ecparam -name secp384r1 -genkey -noout, EC",
    "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521, EC",
    "genpkey -algorithm ED25519, EdDSA"
  })
  void readsWhatOpensslWrites(String arguments, String algorithm) throws Exception {
    assertThat(PemKey.read(openssl(arguments)).getAlgorithm()).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMIGk\n-----END EC PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMIT/////\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----"
      })
  void refusesWhatIsNone(String pem) {
    assertThatThrownBy(() -> PemKey.read(pem))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageNotContaining("AAAA");
  }

  @Test
  void takesTheFirstKeyBesideACertificate() throws Exception {
    String key = openssl("ecparam -name prime256v1 -genkey -noout");
    assertThat(
            PemKey.read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + key)
                .getAlgorithm())
        .isEqualTo("EC");
  }

  private String openssl(String arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("key.pem");
    Process process =
        new ProcessBuilder(("openssl " + arguments).split(" "))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(out, StandardCharsets.US_ASCII);
  }
}
