package io.pachsh.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * TLS that trusts some certificate authorities and no other.
 *
 * @param name who says that they are trusted, such as {@code SSL_CERT_FILE}
 */
public record TrustedAuthorities(String name, SSLSocketFactory sockets, X509TrustManager manager) {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  /**
   * The authorities of a PEM text, one or more.
   *
   * @throws CertificateException saying what is wrong with the text
   */
  public static TrustedAuthorities of(String name, String pem) throws CertificateException {
    return trusting(name, certificates(pem));
  }

  /** The certificates of a PEM text, one at least; what stands between them does not matter. */
  public static List<Certificate> certificates(String pem) throws CertificateException {
    List<Certificate> all = new ArrayList<>();
    for (int at = pem.indexOf(BEGIN); at >= 0; at = pem.indexOf(BEGIN, at + 1)) {
      int end = pem.indexOf(END, at);
      if (end < 0) {
        throw new CertificateException("a certificate in it has no end");
      }
      all.add(certificate(pem.substring(at, end + END.length())));
    }
    if (all.isEmpty()) {
      throw new CertificateException("it holds no certificate");
    }
    return all;
  }

  /** Certificates as PEM, and nothing else: what stood beside them may be a private key. */
  public static String pem(List<Certificate> certificates) throws CertificateException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : certificates) {
      pem.append(BEGIN)
          .append('\n')
          .append(lines.encodeToString(certificate.getEncoded()))
          .append('\n')
          .append(END)
          .append('\n');
    }
    return pem.toString();
  }

  /** Those of a PEM text that can be read, as Go leaves the others out of a bundle; maybe none. */
  static List<Certificate> readable(String pem) {
    List<Certificate> all = new ArrayList<>();
    for (int at = pem.indexOf(BEGIN); at >= 0; at = pem.indexOf(BEGIN, at + 1)) {
      int end = pem.indexOf(END, at);
      try {
        all.add(certificate(end < 0 ? "" : pem.substring(at, end + END.length())));
      } catch (CertificateException unreadable) {
        // One broken certificate does not make the others untrusted.
      }
    }
    return all;
  }

  private static Certificate certificate(String block) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)));
  }

  static TrustedAuthorities trusting(String name, Collection<Certificate> certificates)
      throws CertificateException {
    try {
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
      return new TrustedAuthorities(
          name, context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0]);
    } catch (IOException | GeneralSecurityException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
