package io.pachsh.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** A certificate for 127.0.0.1 that signs itself, and its key, as PEM files made by keytool. */
public record TlsPair(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  public static TlsPair in(Path directory) throws Exception {
    return in(directory, "+0d");
  }

  /** One that is valid for three months from then on, as keytool writes it. */
  static TlsPair in(Path directory, String start) throws Exception {
    Path store = directory.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-startdate",
                start,
                "-validity",
                "90",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Certificate certificate = keys.getCertificate("server");
    Key key = keys.getKey("server", PASSWORD.toCharArray());
    return new TlsPair(
        write(directory.resolve("tls.crt"), "CERTIFICATE", certificate.getEncoded()),
        write(directory.resolve("tls.key"), "PRIVATE KEY", key.getEncoded()));
  }

  private static Path write(Path file, String what, byte[] der) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  public TlsFiles files() {
    return new TlsFiles(certificate, key);
  }
}
