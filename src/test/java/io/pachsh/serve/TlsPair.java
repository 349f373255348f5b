package io.pachsh.serve;

import io.pachsh.certificate.Keytool;
import io.pachsh.certificate.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

/** A certificate for 127.0.0.1 that signs itself, and its key, as PEM files. */
public record TlsPair(Path certificate, Path key) {
  public static TlsPair in(Path directory) throws Exception {
    return in(directory, "+0d");
  }

  /** One that is valid for three months from then on, as keytool writes it. */
  static TlsPair in(Path directory, String start) throws Exception {
    Keytool keytool = new Keytool(directory.resolve("server.p12"));
    keytool.run(
        "-genkeypair -keyalg EC -alias server -dname CN=localhost"
            + " -startdate "
            + start
            + " -validity 90 -ext san=ip:127.0.0.1,dns:localhost");
    KeyStore keys = keytool.keys();
    byte[] certificate = keys.getCertificate("server").getEncoded();
    byte[] key = keys.getKey("server", Keytool.password()).getEncoded();
    return new TlsPair(
        Files.writeString(directory.resolve("tls.crt"), Pem.block("CERTIFICATE", certificate)),
        Files.writeString(directory.resolve("tls.key"), Pem.block("PRIVATE KEY", key)));
  }

  public TlsFiles files() {
    return new TlsFiles(certificate, key);
  }
}
