package io.pachsh.pachd.connection;

import io.pachsh.failure.Exit;
import io.pachsh.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts a context's own certificate authorities and no other. */
final class TrustedCas {
  private TrustedCas() {}

  static SSLSocketFactory of(String pem, Endpoint endpoint) {
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (certificates.isEmpty()) {
        throw unreadable(endpoint, "it holds no certificate");
      }
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate certificate : certificates) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(endpoint, String.valueOf(e.getMessage()));
    }
  }

  private static Failure unreadable(Endpoint endpoint, String why) {
    return new Failure(
        Exit.FAILED,
        "The certificate authority that the context gives for %s (server_cas) cannot be read: %s."
            .formatted(endpoint, why),
        "It must be PEM, one or more blocks '-----BEGIN CERTIFICATE-----'.");
  }
}
