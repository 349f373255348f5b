package io.pachsh.pachd;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made by keytool in a directory, and servers' certificates that it signs. */
record Certificates(Path directory) {
  private static final String PASSWORD = "changeit";

  static Certificates in(Path directory) throws Exception {
    Certificates made = new Certificates(directory);
    made.keytool("ca", "-genkeypair -keyalg EC -alias ca -dname CN=authority -ext bc:c");
    made.keytool("server", "-genkeypair -keyalg EC -alias server -dname CN=server");
    made.keytool("server", "-certreq -alias server -file " + directory.resolve("server.csr"));
    return made;
  }

  /** The authority's own certificate. */
  String authority() throws GeneralSecurityException, IOException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(load("ca").getCertificate("ca").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** A server with a certificate that keytool makes with these options. */
  ServerCredentials server(String options) throws Exception {
    return TlsServerCredentials.newBuilder().keyManager(keys(options).getKeyManagers()).build();
  }

  /** The same for a server of another kind. */
  SSLContext context(String options) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(options).getKeyManagers(), null, null);
    return context;
  }

  private KeyManagerFactory keys(String options) throws Exception {
    Certificate[] chain = {issue(options), load("ca").getCertificate("ca")};
    KeyStore store = load("server");
    store.setKeyEntry(
        "server", store.getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    return keys;
  }

  private Certificate issue(String options) throws Exception {
    Path certificate = directory.resolve("server.crt");
    keytool(
        "ca",
        "-gencert -alias ca -infile %s -outfile %s %s"
            .formatted(directory.resolve("server.csr"), certificate, options));
    try (InputStream in = Files.newInputStream(certificate)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private KeyStore load(String name) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void keytool(String store, String arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    command.addAll(List.of("-keystore", directory.resolve(store + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
