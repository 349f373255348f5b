package io.pachsh.certificate;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made in a directory, and a server's key for which it signs certificates. */
public record Authority(Path directory) {
  public static Authority in(Path directory) throws Exception {
    Authority made = new Authority(directory);
    made.authority().run("-genkeypair -keyalg EC -alias ca -dname CN=authority -ext bc:c");
    made.server().run("-genkeypair -keyalg EC -alias server -dname CN=server");
    made.server().run("-certreq -alias server -file " + directory.resolve("server.csr"));
    return made;
  }

  /** The authority's own certificate. */
  public Certificate certificate() throws Exception {
    return authority().keys().getCertificate("ca");
  }

  /** The same as a text. */
  public String pem() throws Exception {
    return Pem.block("CERTIFICATE", certificate().getEncoded());
  }

  /** The server's certificate that nobody but the server signed. */
  public Certificate selfSigned() throws Exception {
    return server().keys().getCertificate("server");
  }

  /** A certificate that the authority signs for the server's key, with these options of keytool. */
  public Certificate issue(String options) throws Exception {
    Path certificate = directory.resolve("server.crt");
    authority()
        .run(
            "-gencert -alias ca -infile %s -outfile %s %s"
                .formatted(directory.resolve("server.csr"), certificate, options));
    try (InputStream in = Files.newInputStream(certificate)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** The server's key behind a chain of certificates. */
  public KeyManagerFactory keys(Certificate... chain) throws Exception {
    KeyStore store = server().keys();
    char[] password = Keytool.password();
    store.setKeyEntry("server", store.getKey("server", password), password, chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    return keys;
  }

  /** TLS of a server that shows that chain. */
  public SSLContext context(Certificate... chain) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(chain).getKeyManagers(), null, null);
    return context;
  }

  private Keytool authority() {
    return new Keytool(directory.resolve("ca.p12"));
  }

  private Keytool server() {
    return new Keytool(directory.resolve("server.p12"));
  }
}
